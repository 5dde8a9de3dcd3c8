using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Workflow.CodeFixes.Refactorings;

namespace Workflow.CodeFixes.Determinism;

/// <summary>Moves what must not stand in a body into a step: the smallest expression around the place that can be one, else its statement.</summary>
public abstract class MoveIntoStepFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        // From the end, so that the places before stay where they are.
        foreach (Diagnostic diagnostic in diagnostics.OrderByDescending(static each => each.Location.SourceSpan.Start))
            if (await ExtractionAsync(document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is { } extraction)
                document = await extraction.ApplyAsync(document, context.CancellationToken).ConfigureAwait(false);
        return document;
    });

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await ExtractionAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } extraction) continue;
            context.RegisterCodeFix(
                CodeAction.Create($"Move into step '{extraction.StepName}'", token => extraction.ApplyAsync(context.Document, token), nameof(MoveIntoStepFix)),
                diagnostic);
        }
    }

    private static async Task<StepExtraction?> ExtractionAsync(Document document, TextSpan place, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root || !root.FullSpan.Contains(place)) return null;
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return null;
        foreach (SyntaxNode node in root.FindNode(place, getInnermostNodeForTie: true).AncestorsAndSelf())
        {
            if (node is BlockSyntax or MemberDeclarationSyntax) return null;
            StepExtraction? extraction = node switch
            {
                StatementSyntax statement => StepExtraction.Of(root, statement.Span, model, cancellationToken),
                SimpleNameSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } => null,
                ExpressionSyntax expression => StepExtraction.Of(expression, model, cancellationToken),
                _ => null,
            };
            if (extraction is not null) return extraction;
        }

        return null;
    }
}
