using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers;

namespace Workflow.CodeFixes;

/// <summary>
/// Puts the code that a diagnostic carries in the place of the member that it is about, the call's arguments with it: <c>{0}</c> stands for the first,
/// <c>…</c> for all of them. Not offered where that would not compile or would throw.
/// </summary>
public abstract class ReplacementFix : CodeFixProvider
{
    private const string AllArguments = "…";

    private static readonly ImmutableDictionary<string, string> Namespaces = ImmutableDictionary<string, string>.Empty
        .Add("Durable", "global::Workflow.Runtime.")
        .Add("TimeSpan", "global::System.");

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DeterminismAnalyzer.Replacement, out string? code) || code is null) continue;
            if (UseAt(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } use) continue;
            if (Replace(use, code) is not { } replacement) continue;
            Document changed = context.Document.WithSyntaxRoot(root.ReplaceNode(use, replacement.WithTriviaFrom(use)));
            string title = $"Use {code.Replace("await ", "").Split('(')[0]}";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), GetType().Name), diagnostic);
        }
    }

    /// <summary>The whole expression that uses the member whose name stands at a place; null behind a <c>?.</c></summary>
    private static ExpressionSyntax? UseAt(SyntaxNode place)
    {
        if (place is not ExpressionSyntax use) return null;
        if (use.Parent is MemberAccessExpressionSyntax access && access.Name == use) use = access;
        if (use.Parent is InvocationExpressionSyntax call && call.Expression == use) use = call;
        bool isBehindQuestion = use.Parent is MemberBindingExpressionSyntax
            || use.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.WhenNotNull.Span.Contains(use.SpanStart) == true;
        return isBehindQuestion ? null : use;
    }

    private static ExpressionSyntax? Replace(ExpressionSyntax use, string code)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = use is InvocationExpressionSyntax call ? call.ArgumentList.Arguments : default;
        if (arguments.Any(static each => each.NameColon is not null || !each.RefKindKeyword.IsKind(SyntaxKind.None) || IsEndless(each.Expression))) return null;
        bool awaits = code.StartsWith("await ", StringComparison.Ordinal);
        if (awaits && (use.Parent is not ExpressionStatementSyntax || !AsyncCode.CanAwaitAt(use))) return null;

        string name = (awaits ? code.Substring("await ".Length) : code).Split('.')[0];
        if (!Namespaces.TryGetValue(name, out string? space)) return null;
        string template = code.Replace($"{name}.", $"{space}{name}.").Replace("(TimeSpan.", $"({Namespaces["TimeSpan"]}TimeSpan.").Replace(AllArguments, "");
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(template.Replace("{", "argument").Replace("}", ""));
        expression = expression.WithShortNames();
        return code.Contains(AllArguments)
            ? ((InvocationExpressionSyntax)expression).WithArgumentList(SyntaxFactory.ArgumentList(arguments))
            : Fill(expression, arguments);
    }

    private static ExpressionSyntax? Fill(ExpressionSyntax expression, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        List<IdentifierNameSyntax> places = [.. expression.DescendantNodes().OfType<IdentifierNameSyntax>().Where(static each => IndexOf(each) is not null)];
        if (places.Any(each => IndexOf(each) >= arguments.Count)) return null;
        return expression.ReplaceNodes(places, (each, _) => arguments[IndexOf(each)!.Value].Expression.WithoutTrivia());
    }

    private static int? IndexOf(IdentifierNameSyntax name) =>
        name.Identifier.ValueText.StartsWith("argument", StringComparison.Ordinal)
        && int.TryParse(name.Identifier.ValueText.Substring("argument".Length), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? index
            : null;

    /// <summary>Whether an argument asks to wait without an end, which no durable delay does.</summary>
    private static bool IsEndless(ExpressionSyntax argument) =>
        argument is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression }
        || argument.DescendantNodesAndSelf().Any(static each => each is IdentifierNameSyntax { Identifier.ValueText: "Infinite" or "InfiniteTimeSpan" });
}
