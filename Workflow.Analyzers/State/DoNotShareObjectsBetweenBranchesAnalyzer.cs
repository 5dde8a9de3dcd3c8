using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Methods;
using Workflow.Analyzers.Origins;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.State;

/// <summary>WFL3006. Branches of one run take turns at their awaits, and share what they are given, but for steps, which get copies.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotShareObjectsBetweenBranchesAnalyzer : ValueFlowAnalyzer
{
    public const string Id = "WFL3006";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Parallel branches should not change the same object",
        "{0}, which all branches share, so that what is in it depends on which of them ends first; let each branch return its part, and put the parts together after Task.WhenAll",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Workflows and async functions that run side by side get references to the same object. What one changes, the others see, at whichever await they are.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override DurableKind Kind => DurableKind.Workflow;

    private protected override void Check(BodyFlow flow, IOperation body, IMethodSymbol method, OperationBlockAnalysisContext context)
    {
        foreach (Change change in flow.Changes)
        {
            // Each branch that sets an entry of its own is in nobody's way.
            if (change.IsKeyed || !flow.OriginsIn(change.Origins, OriginKind.Shared).Any()) continue;
            context.ReportDiagnostic(Diagnostic.Create(Rule, change.Place.GetLocation(), ChangeText.Of(change, method, DurableKind.Workflow)));
        }

        DurableCalls calls = new(KnownSymbols.Of(context.Compilation));
        foreach (IOperation operation in body.Descendants())
            if (operation is IInvocationOperation gathering && calls.KindOf(gathering) == DurableCallKind.WhenAll) CheckBranches(gathering, body, method, context);
    }

    /// <summary>Calls that are waited for together, and one of which changes what another has as well.</summary>
    private static void CheckBranches(IInvocationOperation gathering, IOperation body, IMethodSymbol method, OperationBlockAnalysisContext context)
    {
        ILookup<ISymbol, IArgumentOperation> given = Races.TasksOf(gathering)
            .Select(task => Races.CallOf(task, body))
            .OfType<IInvocationOperation>()
            .SelectMany(static call => call.Arguments)
            .Where(static argument => VariableOf(argument) is not null)
            .ToLookup(static argument => VariableOf(argument)!, SymbolEqualityComparer.Default);
        foreach (IGrouping<ISymbol, IArgumentOperation> shared in given)
        {
            if (shared.Select(static argument => argument.Parent).Distinct().Count() < 2) continue;
            foreach (IArgumentOperation argument in shared)
            {
                if (argument is not { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod: var callee } } || Sees(callee) is false) continue;
                MethodEffects? effects = MethodEffectsCatalog.In(context.Compilation).Of(callee.ReducedFrom ?? callee, [], context.CancellationToken);
                MethodEffect? effect = effects?.Changes.FirstOrDefault(each => !each.IsKeyed && MethodEffects.NumberOf(each.Parameter) == parameter.Ordinal);
                if (effect is null) continue;
                Change change = new(argument.Syntax, 0, effect.Doing, argument.Value.Syntax, shared.Key, effect.Chain.Insert(0, callee), false);
                context.ReportDiagnostic(Diagnostic.Create(Rule, argument.Syntax.GetLocation(), ChangeText.Of(change, method, DurableKind.Workflow)));
            }
        }

        // A step gets a copy.
        bool Sees(IMethodSymbol callee) => AnnotatedMethod.KindOf(callee, KnownSymbols.Of(context.Compilation)) is not DurableKind.Step;
    }

    private static ISymbol? VariableOf(IArgumentOperation argument)
    {
        IOperation value = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
        return value switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
    }
}
