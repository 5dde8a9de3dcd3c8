using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>One parameter or local of a body and every place that names it.</summary>
internal sealed class LocalUses(ISymbol symbol, SyntaxNode? declaration)
{
    public ISymbol Symbol { get; } = symbol;

    /// <summary>The declarator, designation, foreach or catch; null for a parameter.</summary>
    public SyntaxNode? Declaration { get; } = declaration;

    public List<IdentifierNameSyntax> References { get; } = [];

    /// <summary>Whether it changes after its declaration, so that reading it later is not reading it now.</summary>
    public bool IsReassigned => References.Any(IsWrite) || Declaration is VariableDeclaratorSyntax { Initializer: null } && References.Any(IsAssignment);

    /// <summary>Whether a lambda, an anonymous method or a query refers to it.</summary>
    public bool IsCapturedByLambda(SyntaxNode body) => References.Any(each => IsInLambda(each, body));

    public static bool IsInLambda(SyntaxNode reference, SyntaxNode body)
    {
        SyntaxNode? child = null;
        for (SyntaxNode? node = reference; node is not null && node != body; child = node, node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax) return true;
            if (node is QueryExpressionSyntax query && child != query.FromClause) return true;
        }

        return false;
    }

    /// <summary>Whether a reference only writes: the left of <c>=</c>, an <c>out</c> argument, an element of a deconstruction.</summary>
    public static bool IsAssignment(IdentifierNameSyntax reference)
    {
        SyntaxNode node = reference;
        while (node.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax }) node = node.Parent;
        return node.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == node
            || node.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword };
    }

    private static bool IsWrite(IdentifierNameSyntax reference) => IsAssignment(reference) || reference.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == reference,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression } => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword } => true,
        RefExpressionSyntax => true,
        _ => false,
    };
}
