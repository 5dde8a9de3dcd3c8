using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Usage;

namespace Workflow.CodeFixes.Usage;

/// <summary>
/// WFL1017: makes every helper on the way to the durable call a workflow of its own, nested in the one that calls it. Offered only where all of them can be
/// one: delegates, interfaces and helpers whose signatures or bodies a workflow cannot have are for the user to rewrite.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DurableCallsMustStandInWorkflowBodiesFix))]
[Shared]
public sealed class DurableCallsMustStandInWorkflowBodiesFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DurableCallsMustStandInWorkflowBodiesAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellationToken = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) return;
        if (await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (model.GetSymbolInfo(place, cancellationToken).Symbol is not IMethodSymbol called) continue;
            ImmutableArray<IMethodSymbol> chain = DurableReach.In(model.Compilation).ChainFrom(called.ReducedFrom ?? called, cancellationToken);
            if (chain.IsEmpty) continue;
            ImmutableArray<IMethodSymbol> helpers = chain.RemoveAt(chain.Length - 1);
            if (!helpers.All(helper => NestedWorkflow.CanBe(helper, model.Compilation, cancellationToken))) continue;
            string title = helpers.Length == 1
                ? $"Make '{helpers[0].Name}' a workflow"
                : $"Make {string.Join(" and ", helpers.Select(static helper => $"'{helper.Name}'"))} workflows";
            Solution solution = context.Document.Project.Solution;
            context.RegisterCodeFix(
                CodeAction.Create(title, token => NestedWorkflow.MakeAsync(helpers, model.Compilation, solution, token), nameof(DurableCallsMustStandInWorkflowBodiesFix)),
                diagnostic);
        }
    }
}
