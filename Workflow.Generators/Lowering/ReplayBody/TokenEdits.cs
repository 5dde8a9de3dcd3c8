using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary>
/// Changes to the user's text, each tied to a token: what stands before it, instead of it, after it. Everything else stays as the
/// user wrote it. Where several constructs begin or end at one token, the text of the longer one comes out around that of the shorter.
/// </summary>
internal sealed class TokenEdits
{
    private readonly Dictionary<int, Edit> _edits = [];
    private readonly Dictionary<SyntaxNode, string> _replacements = [];

    /// <summary>Replaces a node as a whole, with the edits inside it, for good.</summary>
    public void Replace(SyntaxNode node, string text) => _replacements[node] = text;

    /// <summary>Puts text before the first token of a construct, or before another token that stands for it.</summary>
    public void Before(SyntaxToken token, SyntaxNode construct, string text) => At(token).Before.Add((construct.Span.Length, text));

    public void Instead(SyntaxToken token, string text) => At(token).Instead = text;

    /// <summary>Puts text after the last token of a construct, or after another token that stands for it.</summary>
    public void After(SyntaxToken token, SyntaxNode construct, string text) => At(token).After.Add((construct.Span.Length, text));

    /// <summary>Leaves all tokens of a node out; comments and line breaks between them stay.</summary>
    public void Drop(SyntaxNode node)
    {
        foreach (SyntaxToken token in node.DescendantTokens()) Instead(token, "");
    }

    /// <summary>Whether anything in a node is changed.</summary>
    public bool AreIn(SyntaxNode node) => _edits.Keys.Any(position => node.Span.Contains(position));

    /// <summary>
    /// The text of a node with the edits applied. It has as many lines as the user's, so that one <c>#line</c> at its start holds for
    /// all of it; directives are left out, for theirs is the user's file.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="replacements">Nodes inside that are replaced as a whole, with the edits inside them.</param>
    public string Apply(SyntaxNode node, IReadOnlyDictionary<SyntaxNode, string>? replacements = null)
    {
        StringBuilder text = new(node.Span.Length + 128);
        SyntaxToken first = node.GetFirstToken(includeZeroWidth: true);
        SyntaxToken last = node.GetLastToken(includeZeroWidth: true);
        int replacedUntil = -1;
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (token.SpanStart < replacedUntil) continue;
            if (token != first) Append(text, token.LeadingTrivia);
            (SyntaxNode? replaced, string replacement) = ReplacedAt(token, node, replacements);
            SyntaxToken end = replaced?.GetLastToken() ?? token;
            int length = replaced?.Span.Length ?? -1;
            foreach ((int _, string before) in At(token, each => each.Before).Where(IsInside).OrderByDescending(static each => each.Length)) text.Append(before);
            if (replaced is null) text.Append(InsteadOf(token));
            else text.Append(replacement).Append('\n', _replacements.ContainsKey(replaced) ? 0 : LineBreaksIn(replaced));
            foreach ((int _, string after) in At(end, each => each.After).Where(IsInside).OrderBy(static each => each.Length)) text.Append(after);
            if (end != last) Append(text, end.TrailingTrivia);
            if (replaced is not null) replacedUntil = replaced.Span.End;

            // Edits of constructs around the node are for those who write out these, and those of constructs inside a replaced one are gone.
            bool IsInside((int Length, string Text) edit) => edit.Length > length && edit.Length <= node.Span.Length;
        }

        return text.ToString();
    }

    private (SyntaxNode? Node, string Text) ReplacedAt(SyntaxToken token, SyntaxNode within, IReadOnlyDictionary<SyntaxNode, string>? replacements)
    {
        (SyntaxNode? Node, string Text) outermost = default;
        for (SyntaxNode? node = token.Parent; node is not null && node.SpanStart == token.SpanStart && within.Span.Contains(node.Span); node = node.Parent)
        {
            if (replacements is not null && replacements.TryGetValue(node, out string text)) outermost = (node, text);
            else if (_replacements.TryGetValue(node, out text)) outermost = (node, text);
        }

        return outermost;
    }

    private static int LineBreaksIn(SyntaxNode node) => node.ToString().Count(static each => each == '\n');

    private string InsteadOf(SyntaxToken token) => Find(token)?.Instead ?? token.Text;

    private List<(int Length, string Text)> At(SyntaxToken token, Func<Edit, List<(int Length, string Text)>> list) =>
        Find(token) is { } edit ? list(edit) : [];

    private Edit? Find(SyntaxToken token) => token.Span.Length > 0 && _edits.TryGetValue(token.SpanStart, out Edit found) ? found : null;

    private static void Append(StringBuilder text, SyntaxTriviaList list)
    {
        foreach (SyntaxTrivia trivia in list)
        {
            bool isKept = !trivia.IsDirective && !trivia.IsKind(SyntaxKind.DisabledTextTrivia);
            if (isKept) text.Append(trivia.ToFullString().Replace("\r\n", "\n"));
            else text.Append('\n', trivia.ToFullString().Count(static each => each == '\n'));
        }
    }

    private Edit At(SyntaxToken token)
    {
        if (!_edits.TryGetValue(token.SpanStart, out Edit edit)) _edits[token.SpanStart] = edit = new Edit();
        return edit;
    }

    private sealed class Edit
    {
        public List<(int Length, string Text)> Before { get; } = [];

        public string? Instead { get; set; }

        public List<(int Length, string Text)> After { get; } = [];
    }
}
