using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.CodeFixes;

/// <summary>Puts a modifier into a declaration without disturbing the comments and line breaks around it.</summary>
internal static class Modifiers
{
    /// <summary>Adds a modifier at a position: 0 is before all others.</summary>
    public static T WithModifier<T>(this T declaration, SyntaxKind modifier, int position)
        where T : MemberDeclarationSyntax
    {
        SyntaxToken token = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxToken next = position < declaration.Modifiers.Count
            ? declaration.Modifiers[position]
            : declaration.Modifiers.Count > 0 ? declaration.Modifiers[declaration.Modifiers.Count - 1].GetNextToken() : FirstTokenAfterAttributes(declaration);

        // What stands before the next token is indentation or a comment only where that token begins the declaration or a line.
        var changed = (T)declaration.ReplaceToken(next, next.WithLeadingTrivia());
        return (T)changed.WithModifiers(changed.Modifiers.Insert(position, token.WithLeadingTrivia(next.LeadingTrivia)));
    }

    private static SyntaxToken FirstTokenAfterAttributes(MemberDeclarationSyntax declaration) =>
        declaration.AttributeLists.Count > 0 ? declaration.AttributeLists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
}
