using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.CodeFixes.Refactorings;

/// <summary>What can be told from the text of code alone: where a call of a step cannot stand, and what means something else in a method of its own.</summary>
internal static class SyntaxLimits
{
    public static bool Allow(SelectedCode code) =>
        (code.Expression is { } expression ? AllowsExpression(expression) : code.Statements.All(AllowsStatement))
        && !code.First.Ancestors().TakeWhile(static each => each is not MemberDeclarationSyntax).Any(each => IsStrict(each) || IsOfConstants(each))
        && !code.Nodes.SelectMany(static node => node.DescendantNodesAndSelf()).Any(node => DependsOnItsPlace(node, code));

    private static bool AllowsExpression(ExpressionSyntax expression) =>
        OperationLimits.WithoutOrnament(expression) is not (LiteralExpressionSyntax or SimpleNameSyntax or TypeSyntax or InstanceExpressionSyntax or AnonymousFunctionExpressionSyntax
            or DeclarationExpressionSyntax or ThrowExpressionSyntax or RefExpressionSyntax or InitializerExpressionSyntax or AssignmentExpressionSyntax)
        && !IsPartOfOther(expression);

    /// <summary>Whether an expression is the target of an assignment, an argument by reference, the method in a call, or the right of a dot.</summary>
    private static bool IsPartOfOther(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
        InvocationExpressionSyntax => true,
        MemberAccessExpressionSyntax access => access.Name == expression,
        ConditionalAccessExpressionSyntax access => access.WhenNotNull == expression,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
        RefExpressionSyntax or AttributeArgumentSyntax => true,
        _ => false,
    };

    private static bool AllowsStatement(StatementSyntax statement) =>
        statement is not (LocalFunctionStatementSyntax or LabeledStatementSyntax or LocalDeclarationStatementSyntax { IsConst: true } or EmptyStatementSyntax);

    private static bool IsStrict(SyntaxNode around) => around switch
    {
        CheckedStatementSyntax or CheckedExpressionSyntax => true,
        AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    /// <summary>Whether only constants and names can stand in something.</summary>
    private static bool IsOfConstants(SyntaxNode around) => around switch
    {
        PatternSyntax or BaseExpressionColonSyntax or CaseSwitchLabelSyntax or GotoStatementSyntax or InterpolationAlignmentClauseSyntax => true,
        EqualsValueClauseSyntax { Parent: ParameterSyntax } or LocalDeclarationStatementSyntax { IsConst: true } => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        _ => false,
    };

    private static bool DependsOnItsPlace(SyntaxNode node, SelectedCode code) => node switch
    {
        YieldStatementSyntax or RefTypeSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => true,
        DirectiveTriviaSyntax => true,
        ThrowStatementSyntax { Expression: null } => node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } handler || !code.Span.Contains(handler.Span),
        MemberBindingExpressionSyntax or ElementBindingExpressionSyntax =>
            !node.Ancestors().OfType<ConditionalAccessExpressionSyntax>().Any(access => access.WhenNotNull.Span.Contains(node.Span) && code.Span.Contains(access.Span)),
        _ => node.ContainsDirectives,
    };
}
