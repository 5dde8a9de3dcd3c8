using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Methods;
using Workflow.Analyzers.Origins;
using Workflow.Generators.Binding;
using Workflow.Generators.Values;

namespace Workflow.Analyzers.State;

/// <summary>WFL3012. What a step throws is written down and made anew; which exceptions that can be done with, the codec binder decides.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CatchClausesMustBeAbleToMatchAnalyzer : WorkflowBodyAnalyzer
{
    public const string Id = "WFL3012";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Catch clauses must be able to match",
        "Workflow '{0}' catches '{1}', which never comes: an exception of a step is written to the log and made anew, and that cannot be done with '{1}', for {2}; "
            + "change the exception, or catch StepFailedException, as which it arrives",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An exception that cannot be rebuilt arrives as the nearest base that can be and that the workflow catches, else as StepFailedException.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        if (operation is not ITryOperation guarded || !ThrowsOnlyThroughSteps(guarded.Body, symbols)) return;
        foreach (ICatchClauseOperation handler in guarded.Catches)
        {
            if (handler.ExceptionType is not INamedTypeSymbol type || FrameworkMembers.IsFrameworks(type) || IsOfRuntime(type, symbols)) continue;
            if (handler.Syntax is not CatchClauseSyntax { Declaration.Type: { } syntax }) continue;
            if (CodecBinder.WhyNotRebuilt(type, context.Compilation, context.CancellationToken) is not { } reason) continue;
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), SymbolNames.Of(workflow), SymbolNames.Of(type), reason));
        }
    }

    /// <summary>Whether exceptions of the user's own come out of steps only: not out of the body, a helper, or a workflow that is called.</summary>
    private static bool ThrowsOnlyThroughSteps(IOperation body, KnownSymbols symbols)
    {
        bool hasStep = false;
        foreach (IOperation each in body.Descendants())
        {
            switch (each)
            {
                case IThrowOperation or IDynamicInvocationOperation:
                    return false;
                case IInvocationOperation { TargetMethod: var method }:
                    bool isStep = AnnotatedMethod.KindOf(method, symbols) == DurableKind.Step;
                    hasStep |= isStep;
                    if (!isStep && !IsSafe(method, symbols)) return false;
                    break;
                case IMethodReferenceOperation { Method: var method } when AnnotatedMethod.KindOf(method, symbols) == DurableKind.Step:
                    hasStep = true;
                    break;
                case IMethodReferenceOperation { Method: var method } when !IsSafe(method, symbols):
                case IObjectCreationOperation { Constructor: { IsImplicitlyDeclared: false, ContainingType.IsRecord: false } constructor } when !IsSafe(constructor, symbols):
                    return false;
            }
        }

        return hasStep;
    }

    private static bool IsSafe(IMethodSymbol method, KnownSymbols symbols) =>
        method.MethodKind is not MethodKind.DelegateInvoke && (FrameworkMembers.IsFrameworks(method.ContainingType) && method.MethodKind != MethodKind.LocalFunction
            || KnownSymbols.Is(method.ContainingType, symbols.Durable));

    private static bool IsOfRuntime(INamedTypeSymbol type, KnownSymbols symbols) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.WorkflowAttribute?.ContainingAssembly);
}
