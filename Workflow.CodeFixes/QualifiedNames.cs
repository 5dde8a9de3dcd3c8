using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Workflow.CodeFixes;

/// <summary>Code that a fix writes with full names, which are shortened to what the file can see.</summary>
internal static class QualifiedNames
{
    /// <summary>Marks every name that begins with <c>global::</c> for shortening, and nothing that the user has written.</summary>
    public static ExpressionSyntax WithShortNames(this ExpressionSyntax expression) => expression.ReplaceNodes(
        expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(IsQualified),
        static (_, each) => each.WithAdditionalAnnotations(Simplifier.Annotation));

    private static bool IsQualified(MemberAccessExpressionSyntax access) =>
        access.DescendantNodes().FirstOrDefault(static each => each is not MemberAccessExpressionSyntax) is AliasQualifiedNameSyntax;
}
