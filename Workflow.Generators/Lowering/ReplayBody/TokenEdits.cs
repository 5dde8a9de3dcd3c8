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
    public string Apply(SyntaxNode node)
    {
        StringBuilder text = new(node.Span.Length + 128);
        SyntaxToken first = node.GetFirstToken(includeZeroWidth: true);
        SyntaxToken last = node.GetLastToken(includeZeroWidth: true);
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (token != first) Append(text, token.LeadingTrivia);
            Edit? edit = _edits.TryGetValue(token.SpanStart, out Edit found) && token.Span.Length > 0 ? found : null;
            foreach ((int _, string before) in edit?.Before.OrderByDescending(static each => each.Length) ?? Enumerable.Empty<(int, string)>()) text.Append(before);
            text.Append(edit?.Instead ?? token.Text);
            foreach ((int _, string after) in edit?.After.OrderBy(static each => each.Length) ?? Enumerable.Empty<(int, string)>()) text.Append(after);
            if (token != last) Append(text, token.TrailingTrivia);
        }

        return text.ToString();
    }

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
