using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>
/// <c>checked</c> and <c>unchecked</c>, which hold for the text inside them: what is cut out of that text takes them along.
/// </summary>
internal static class Overflow
{
    /// <summary>The keyword that holds around a node of a method; null for the project's default.</summary>
    public static string? Around(SyntaxNode node)
    {
        foreach (SyntaxNode outer in node.Ancestors())
        {
            if (outer is MemberDeclarationSyntax) return null;
            if (KeywordOf(outer) is { } keyword) return keyword;
        }

        return null;
    }

    public static string? KeywordOf(SyntaxNode node) => node switch
    {
        CheckedStatementSyntax block => block.Keyword.Text,
        CheckedExpressionSyntax expression => expression.Keyword.Text,
        _ => null,
    };

    /// <summary>An expression under a keyword, if there is one.</summary>
    public static string Expression(string? keyword, string code) => keyword is null ? code : $"{keyword}({code})";

    /// <summary>A statement under a keyword, if there is one.</summary>
    public static string Statement(string? keyword, string code) => keyword is null ? code : code.StartsWith("{", StringComparison.Ordinal) ? $"{keyword} {code}" : $"{keyword} {{ {code} }}";

    /// <summary>A block under a keyword, if there is one.</summary>
    public static string Block(string? keyword, string block) => keyword is null ? block : $"{{ {keyword} {block} }}";
}
