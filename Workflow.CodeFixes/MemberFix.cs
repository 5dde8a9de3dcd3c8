using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Workflow.CodeFixes;

/// <summary>A fix that changes one place. It is offered only where the change can be made, and can be applied to all of a kind at once.</summary>
/// <typeparam name="TNode">The node that is changed: the nearest one of its kind around the place of the diagnostic.</typeparam>
public abstract class MemberFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>() is not { } node) continue;
            if (TitleFor(node, diagnostic) is not { } title) continue;
            (SyntaxNode replaced, SyntaxNode replacement) = Replace(node, diagnostic);
            Document changed = context.Document.WithSyntaxRoot(root.ReplaceNode(replaced, replacement));
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), GetType().Name), diagnostic);
        }
    }

    /// <summary>What to call the change; null where it cannot be made.</summary>
    private protected abstract string? TitleFor(TNode node, Diagnostic diagnostic);

    /// <summary>What becomes of the node itself.</summary>
    private protected virtual TNode Change(TNode node, Diagnostic diagnostic) => node;

    /// <summary>What is replaced by what, for a fix that changes more than the node.</summary>
    private protected virtual (SyntaxNode Old, SyntaxNode New) Replace(TNode node, Diagnostic diagnostic) => (node, Change(node, diagnostic));
}
