using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers;
using Workflow.Analyzers.Determinism;

namespace Workflow.CodeFixes.Determinism;

/// <summary>WFL2011: puts a collection in order by its keys or elements, where these can be compared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoNotRelyOnUnorderedCollectionsFix))]
[Shared]
public sealed class DoNotRelyOnUnorderedCollectionsFix : CodeFixProvider
{
    private const string Parameter = "each";

    public override ImmutableArray<string> FixableDiagnosticIds => [DoNotRelyOnUnorderedCollectionsAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DeterminismAnalyzer.Replacement, out string? order) || order is null) continue;
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax collection) continue;
            ExpressionSyntax ordered = InOrder(collection, order);
            // Without System.Linq, or before Order() was there, nothing can be offered.
            if (model.GetSpeculativeSymbolInfo(collection.SpanStart, ordered, SpeculativeBindingOption.BindAsExpression).Symbol is null) continue;
            Document changed = context.Document.WithSyntaxRoot(root.ReplaceNode(collection, ordered.WithTriviaFrom(collection)));
            context.RegisterCodeFix(CodeAction.Create("Order it first", _ => Task.FromResult(changed), nameof(DoNotRelyOnUnorderedCollectionsFix)), diagnostic);
        }
    }

    private static ExpressionSyntax InOrder(ExpressionSyntax collection, string order)
    {
        bool isPrimary = collection is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        ExpressionSyntax receiver = isPrimary ? collection.WithoutTrivia() : SyntaxFactory.ParenthesizedExpression(collection.WithoutTrivia());
        string call = order.Replace("StringComparer", "global::System.StringComparer").Replace(Parameter, FreeNameIn(collection));
        ExpressionSyntax ordered = SyntaxFactory.ParseExpression("collection" + call);
        ordered = ordered.ReplaceNode(ordered.DescendantNodes().OfType<IdentifierNameSyntax>().First(), receiver);
        return ordered.WithShortNames();
    }

    private static string FreeNameIn(SyntaxNode place)
    {
        HashSet<string> taken = new(place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantTokens().Select(static each => each.ValueText) ?? [], StringComparer.Ordinal);
        string name = Parameter;
        for (int number = 2; taken.Contains(name); number++) name = $"{Parameter}{number}";
        return name;
    }
}
