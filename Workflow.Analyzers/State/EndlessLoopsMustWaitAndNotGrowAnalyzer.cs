using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Methods;
using Workflow.Analyzers.Origins;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.State;

/// <summary>WFL3010. A run may live for ever, if each round of its loop waits for something and leaves nothing behind.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessLoopsMustWaitAndNotGrowAnalyzer : WorkflowBodyAnalyzer
{
    public const string Id = "WFL3010";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Endless loops must wait, and must not collect",
        "Workflow '{0}' {1}",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What a loop without an end collects is written to every snapshot, and grows for ever. A loop without an end that awaits nothing never gives its thread back.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        if (operation is not ILoopOperation loop || !IsEndless(loop)) return;
        if (!OwnOperations(loop).Any(Waits))
        {
            // The run can never go on, so this one is an error.
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, loop.Syntax.GetFirstToken().GetLocation(), DiagnosticSeverity.Error, null, null, SymbolNames.Of(workflow),
                "has a loop that neither ends nor awaits anything, so that its run would stand still here; await something in it, such as Durable.Delay, or give it an end"));
            return;
        }

        foreach (IOperation each in OwnOperations(loop))
        {
            if (GrownBy(each) is not { } variable || IsInside(variable, loop) || MayShrink(variable, loop)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, each.Syntax.GetLocation(), SymbolNames.Of(workflow),
                $"adds to '{variable.Name}' in a loop that never ends, so that its snapshots grow for ever; keep only what is needed, or give what was collected to a step and begin anew"));
        }
    }

    private static bool IsEndless(ILoopOperation loop)
    {
        bool isTrue = loop is IWhileLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } }
            or IForLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } };
        // In broken code a condition that is missing is the user's next word.
        return isTrue && loop.Syntax is not { ContainsDiagnostics: true } && !OwnOperations(loop).Any(each => Leaves(each, loop));
    }

    private static bool Leaves(IOperation operation, ILoopOperation loop) => operation switch
    {
        IReturnOperation or IThrowOperation => true,
        IBranchOperation jump => SymbolEqualityComparer.Default.Equals(jump.Target, loop.ExitLabel)
            || jump.BranchKind == BranchKind.GoTo && !jump.Target.DeclaringSyntaxReferences.Any(label => loop.Syntax.Span.Contains(label.Span)),
        _ => false,
    };

    private static bool Waits(IOperation operation) =>
        operation is IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } or IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true };

    /// <summary>The variable whose collection or text an operation makes longer.</summary>
    private static ISymbol? GrownBy(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } call when FrameworkMembers.Grows(call.TargetMethod) => VariableOf(instance),
        ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } append => VariableOf(append.Target),
        ISimpleAssignmentOperation assignment when VariableOf(assignment.Target) is { } variable && Extends(Races.WithoutConversion(assignment.Value), variable) => variable,
        _ => null,
    };

    private static bool Extends(IOperation value, ISymbol variable) => value switch
    {
        ICollectionExpressionOperation collection => collection.Elements.Length > 1 && collection.Elements.Any(each => each is ISpreadOperation spread && Is(spread.Operand, variable)),
        IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "Add" or "AddRange" or "Enqueue" or "Push" } method } => Is(instance, variable)
            && method.ContainingNamespace.ToDisplayString() == "System.Collections.Immutable",
        _ => false,
    };

    /// <summary>Whether something in the loop may take away from a collection, or put another in its place.</summary>
    private static bool MayShrink(ISymbol variable, ILoopOperation loop) => loop.Descendants().Any(each => each switch
    {
        IInvocationOperation { Instance: { } instance } call when Is(instance, variable) => FrameworkMembers.Shrinks(call.TargetMethod),
        ISimpleAssignmentOperation assignment => Is(assignment.Target, variable) && !Extends(Races.WithoutConversion(assignment.Value), variable),
        // What another method does with it is not known here; a step has a copy.
        IArgumentOperation { Parent: IInvocationOperation call } argument => Is(argument.Value, variable)
            && (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out || !FrameworkMembers.IsFrameworks(call.TargetMethod.ContainingType))
            && !call.TargetMethod.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "StepAttribute"),
        _ => false,
    });

    private static bool Is(IOperation expression, ISymbol variable) => SymbolEqualityComparer.Default.Equals(VariableOf(Races.WithoutConversion(expression)), variable);

    private static ISymbol? VariableOf(IOperation expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool IsInside(ISymbol variable, ILoopOperation loop) =>
        variable.DeclaringSyntaxReferences.Any(each => each.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(each.Span));

    /// <summary>What happens in the loop itself, and not in functions that stand in it.</summary>
    private static IEnumerable<IOperation> OwnOperations(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation) continue;
            yield return child;
            foreach (IOperation inner in OwnOperations(child)) yield return inner;
        }
    }
}
