using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>A decision in the user's words, for the workflow's graph.</summary>
/// <param name="Yes">What is so where the answer is yes: <c>order.Total == 0</c>; null for what goes without saying.</param>
/// <param name="No">What is so where it is no: <c>order.Total != 0</c>.</param>
internal sealed record Question(string? Yes, string? No)
{
    /// <summary>For the left side of <c>&amp;&amp;</c> and <c>||</c>: the whole, which one answer decides as well; null for others.</summary>
    public string? Whole { get; private init; }

    /// <summary>The answer that decides the whole: no for <c>&amp;&amp;</c>.</summary>
    public bool IsDecidedByNo { get; private init; }

    private const int Longest = 60;

    /// <summary>That of an <c>if</c> or a loop.</summary>
    public static Question Of(ExpressionSyntax condition) => new(Words(condition), Words(Opposite(condition)));

    /// <summary>That of the left side of <c>&amp;&amp;</c> or <c>||</c>.</summary>
    public static Question OfLeft(BinaryExpressionSyntax whole) =>
        Of(whole.Left) with { Whole = Words(whole), IsDecidedByNo = whole.IsKind(SyntaxKind.LogicalAndExpression) };

    /// <summary>Whether a value is null: <c>payment ?? …</c>.</summary>
    public static Question IsNull(ExpressionSyntax value) => new(Words($"{value} is null"), Words($"{value} is not null"));

    /// <summary>Whether a case of a <c>switch</c> fits. That it does not goes without saying.</summary>
    public static Question Case(SyntaxNode label) => new(Words(label.ToString().TrimEnd(':')), null);

    /// <summary>Whether a <c>foreach</c> has one more.</summary>
    public static Question Item(CommonForEachStatementSyntax loop) =>
        new(Words($"{(loop is ForEachStatementSyntax single ? single.Identifier.Text : ((ForEachVariableStatementSyntax)loop).Variable)} in {loop.Expression}"), null);

    /// <summary>A piece of the user's text in one short line.</summary>
    public static string Words(object code)
    {
        string text = string.Join(" ", code.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text : text.Substring(0, Longest - 1) + "…";
    }

    private static string Opposite(ExpressionSyntax condition)
    {
        while (condition is ParenthesizedExpressionSyntax inner) condition = inner.Expression;
        return condition switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => not.Operand.ToString(),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal => $"{equal.Left} != {equal.Right}",
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } differs => $"{differs.Left} == {differs.Right}",
            SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax => $"!{condition}",
            _ => $"!({condition})",
        };
    }
}
