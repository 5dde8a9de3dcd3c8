using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
        "Workflow '{0}' reaches {1} through {2}, where it would run without durability; {3}",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Steps, workflows and durable waits are recorded where a [Workflow] body calls them: in the body itself, its lambdas and its local functions.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        var reach = DurableReach.In(context.Compilation);
        if (DelegateIn(operation) is { } member && reach.InInitializerOf(member, context.CancellationToken) is { } target)
            Report(operation.Syntax, target, $"'{SymbolNames.Of(member)}'", $"call {DurableMentions.Of(target, symbols)} in the workflow's body");
        if (CallSite.Of(operation) is not { } site) return;
        if (!site.IsCertain)
        {
            if (reach.DurableImplementationOf(site.Method) is { } implementation)
                Report(site.Syntax, implementation, NameOf(site.Method), $"take '{SymbolNames.Of(implementation.ContainingType)}' in the constructor and call it on that");
            return;
        }

        ImmutableArray<IMethodSymbol> chain = reach.ChainFrom(site.Method, context.CancellationToken);
        if (chain.IsEmpty) return;
        IMethodSymbol durable = chain[chain.Length - 1];
        Report(
            site.Syntax, durable, string.Join(" → ", chain.Take(chain.Length - 1).Select(NameOf)),
            $"make '{chain[chain.Length - 2].Name}' a partial [Workflow] method, or call {DurableMentions.Of(durable, symbols)} in the workflow's body");

        void Report(SyntaxNode place, IMethodSymbol reached, string path, string replacement) => context.ReportDiagnostic(Diagnostic.Create(
            Rule, place.GetLocation(), SymbolNames.Of(workflow), DurableMentions.Of(reached, symbols), path, replacement));
    }

    /// <summary>The field or property that an operation reads a delegate from, or null.</summary>
    private static ISymbol? DelegateIn(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Type.TypeKind: TypeKind.Delegate, Member: IFieldSymbol or IPropertySymbol } reference => reference.Member,
        _ => null,
    };

    private static string NameOf(IMethodSymbol helper) => $"'{SymbolNames.Of(helper.AssociatedSymbol ?? helper)}'";
}
