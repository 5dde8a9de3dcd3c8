using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.CodeFixes;

/// <summary>Where <c>await</c> may stand.</summary>
internal static class AsyncCode
{
    /// <summary>Whether an <c>await</c> may stand in place of an expression or statement, as things are.</summary>
    public static bool CanAwaitAt(SyntaxNode node)
    {
        for (SyntaxNode? each = node.Parent; each is not null; each = each.Parent)
        {
            switch (each)
            {
                case LockStatementSyntax { Statement: var locked } when locked.Span.Contains(node.Span):
                case UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
