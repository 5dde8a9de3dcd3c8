using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1014. The client talks to the store, and what a body learns from it is not recorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkflowsMustNotUseTheClientAnalyzer : WorkflowBodyAnalyzer
{
    public const string Id = "WFL1014";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Workflows must not use the client",
        "Workflow '{0}' calls '{1}' in its body, where nothing of it is recorded: every replay calls it again, and may find something else; {2}",
        Category.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "WorkflowClient and its handles are for code outside of workflows. A body calls another workflow as a method, and leaves the rest to steps.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        if (CallSite.Of(operation) is not { Method: { MethodKind: MethodKind.Ordinary } method } site || !ClientCalls.IsOne(method, symbols)) return;
        string replacement = method.Name.StartsWith("Start", StringComparison.Ordinal)
            ? "call the workflow itself, or start it in a step"
            : "call it in a step";
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, site.Syntax.GetLocation(), SymbolNames.Of(workflow), SymbolNames.Of(method), replacement));
    }
}
