using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Binding;

/// <summary>The user's own words as one line of text.</summary>
internal static class SyntaxText
{
    /// <summary>
    /// The tokens of a node on one line, comments and directives dropped, one space where the user had any gap, attribute lists left
    /// out: an attribute may stand on one half of a partial method only.
    /// </summary>
    public static string WithoutAttributes(SyntaxNode? node)
    {
        if (node is null) return "";
        StringBuilder text = new();
        bool gap = false;
        foreach (SyntaxToken token in node.DescendantTokens(static each => each is not AttributeListSyntax))
        {
            if (token.Parent?.FirstAncestorOrSelf<AttributeListSyntax>() is { } list && node.FullSpan.Contains(list.FullSpan)) continue;
            if (gap && text.Length > 0) text.Append(' ');
            text.Append(token.Text);
            gap = token.HasTrailingTrivia || NextStartsApart(token);
        }

        return text.ToString();
    }

    private static bool NextStartsApart(SyntaxToken token) => token.GetNextToken(includeZeroWidth: true).HasLeadingTrivia;
}
