using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1017. Only the bodies of workflows are compiled into a durable form, so that a helper's calls would run unrecorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurableCallsMustStandInWorkflowBodiesAnalyzer : WorkflowBodyAnalyzer
{
    public const string Id = "WFL1017";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Durable calls must stand in the body of a workflow",
        "Workflow '{0}' reaches {1} through {2}, where it would run without durability; make '{3}' a partial [Workflow] method, or call {1} in the workflow's body",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Steps, workflows and durable waits are recorded where a [Workflow] body calls them: in the body itself, its lambdas and its local functions.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        if (CallSite.Of(operation) is not { IsCertain: true } site) return;
        ImmutableArray<IMethodSymbol> chain = DurableReach.In(context.Compilation).ChainFrom(site.Method, context.CancellationToken);
        if (chain.IsEmpty) return;
        IMethodSymbol durable = chain[chain.Length - 1];
        string helpers = string.Join(" → ", chain.Take(chain.Length - 1).Select(NameOf));
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, site.Syntax.GetLocation(), SymbolNames.Of(workflow), Describe(durable, symbols), helpers, chain[chain.Length - 2].Name));
    }

    private static string Describe(IMethodSymbol durable, KnownSymbols symbols) => AnnotatedMethod.KindOf(durable, symbols) switch
    {
        DurableKind.Workflow => $"workflow '{SymbolNames.Of(durable)}'",
        DurableKind.Step => $"step '{SymbolNames.Of(durable)}'",
        _ => $"'{SymbolNames.Of(durable)}'",
    };

    private static string NameOf(IMethodSymbol helper) => $"'{SymbolNames.Of(helper.AssociatedSymbol ?? helper)}'";
}
