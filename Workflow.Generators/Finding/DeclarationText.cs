using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Finding;

/// <summary>
/// The part of a file that other files can see: its tokens and directives without the bodies of methods and accessors. Of a body there
/// remain its kind and whether it speaks of <c>field</c>, for these make a property have a field behind it or not.
/// </summary>
internal static class DeclarationText
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> Cache = new();

    /// <summary>A hash of the declarations of a file, kept as long as the file is.</summary>
    public static string HashOf(SyntaxTree tree) => Cache.GetValue(tree, Compute);

    private static string Compute(SyntaxTree tree)
    {
        StringBuilder text = new();
        text.Append(tree.FilePath).Append('\n');
        SyntaxNode root = tree.GetRoot();
        foreach (string symbol in tree.Options.PreprocessorSymbolNames) text.Append(symbol).Append(' ');
        foreach (KeyValuePair<string, string> feature in tree.Options.Features) text.Append(feature.Key).Append('=').Append(feature.Value).Append(' ');
        text.Append(((CSharpParseOptions)tree.Options).LanguageVersion).Append('\n');
        Append(root, text);
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(SyntaxNode node, StringBuilder text)
    {
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
            {
                if (IsBody(inner)) AppendBody(inner, text);
                else Append(inner, text);
            }
            else
            {
                SyntaxToken token = child.AsToken();
                if (token.ContainsDirectives) AppendDirectives(token.LeadingTrivia, text);
                text.Append(token.Text).Append(' ');
            }
        }
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
        ArrowExpressionClauseSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax,
        GlobalStatementSyntax => true,
        _ => false,
    };

    private static void AppendBody(SyntaxNode body, StringBuilder text)
    {
        text.Append(body is BlockSyntax ? "{}" : "=>");
        if (body.Parent is AccessorDeclarationSyntax or BasePropertyDeclarationSyntax && body.DescendantTokens().Any(static each => each.Text == "field")) text.Append(" field");
        if (body.ContainsDirectives)
            foreach (SyntaxToken token in body.DescendantTokens()) AppendDirectives(token.LeadingTrivia, text);
        text.Append(' ');
    }

    private static void AppendDirectives(SyntaxTriviaList trivia, StringBuilder text)
    {
        foreach (SyntaxTrivia each in trivia)
            if (each.IsDirective) text.Append('\n').Append(each.ToString()).Append('\n');
    }
}
