using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering.Shape;

/// <summary>Recognises <c>Durable.Patched("id")</c>, and the branches that ask it and nothing else.</summary>
internal sealed class PatchGuards(KnownSymbols known, SemanticModel model, CancellationToken cancellationToken)
{
    private const string Member = "Patched";

    /// <summary>The id of a call; null for another call, and for an id that is no constant.</summary>
    public string? IdOf(InvocationExpressionSyntax call) =>
        NameOf(call.Expression)?.Identifier.ValueText == Member
        && call.ArgumentList.Arguments.Count == 1
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && IsPatched(method)
            ? model.GetConstantValue(call.ArgumentList.Arguments[0].Expression, cancellationToken).Value as string
            : null;

    /// <summary>Whether a method is <c>Durable.Patched</c>.</summary>
    public bool IsPatched(ISymbol method) => method.Name == Member && KnownSymbols.Is(method.ContainingType, known.Durable);

    /// <summary>
    /// The branches of <c>if (Durable.Patched("id")) { new } else { old }</c>, of its negation, and of <c>? :</c>; null for another condition.
    /// The condition may be a local that is initialized with the call.
    /// </summary>
    public (string Id, SyntaxNode? New, SyntaxNode? Old)? Of(SyntaxNode node)
    {
        (ExpressionSyntax condition, SyntaxNode whenTrue, SyntaxNode? whenFalse)? parts = node switch
        {
            IfStatementSyntax branch => (branch.Condition, branch.Statement, branch.Else?.Statement),
            ConditionalExpressionSyntax choice => (choice.Condition, choice.WhenTrue, choice.WhenFalse),
            _ => null,
        };
        if (parts is not { } found) return null;
        (ExpressionSyntax condition, bool isNegated) = Inner(found.condition);
        if (QuestionOf(condition) is not { } id) return null;
        return isNegated ? (id, found.whenFalse, found.whenTrue) : (id, found.whenTrue, found.whenFalse);
    }

    private string? QuestionOf(ExpressionSyntax condition) => condition switch
    {
        InvocationExpressionSyntax call => IdOf(call),
        IdentifierNameSyntax name when model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local
            && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax call }
            && call.SyntaxTree == model.SyntaxTree => IdOf(call),
        _ => null,
    };

    private static (ExpressionSyntax Condition, bool IsNegated) Inner(ExpressionSyntax condition)
    {
        bool isNegated = false;
        while (true)
        {
            if (condition is ParenthesizedExpressionSyntax parenthesized) condition = parenthesized.Expression;
            else if (condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not) (condition, isNegated) = (not.Operand, !isNegated);
            else return (condition, isNegated);
        }
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
