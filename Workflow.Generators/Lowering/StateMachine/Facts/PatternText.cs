using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>Patterns that declare variables of the machine: they declare a local of their own, which is copied over when they match.</summary>
internal static class PatternText
{
    public const string Lowered = "global::Workflow.Runtime.Compiled.Lowered";

    /// <summary>The local that the pattern declares instead; unique, for no two designations begin at one place.</summary>
    public static string LocalOf(SingleVariableDesignationSyntax designation) => $"__{designation.Identifier.ValueText}{designation.SpanStart}";

    /// <summary>Assigns and is true.</summary>
    public static string Set(string target, string value) => $"{Lowered}.Set(out {target}, {value})";

    /// <summary>The <c>is</c> expression that a pattern belongs to; null for one of a <c>case</c> or a switch expression's arm.</summary>
    public static IsPatternExpressionSyntax? TestOf(SingleVariableDesignationSyntax designation)
    {
        for (SyntaxNode? node = designation.Parent; node is PatternSyntax or SubpatternSyntax or PositionalPatternClauseSyntax or PropertyPatternClauseSyntax or ParenthesizedVariableDesignationSyntax; node = node.Parent)
            if (node.Parent is IsPatternExpressionSyntax test) return test;
        return null;
    }

    /// <summary>Whether a test is <c>is not</c>; a pattern under <c>not</c> can only declare variables there.</summary>
    public static bool IsNegated(IsPatternExpressionSyntax test, out UnaryPatternSyntax? negation)
    {
        PatternSyntax pattern = test.Pattern;
        while (pattern is ParenthesizedPatternSyntax parenthesized) pattern = parenthesized.Pattern;
        negation = pattern as UnaryPatternSyntax;
        return negation is not null;
    }

    /// <summary>The designations of a pattern, in order.</summary>
    public static IEnumerable<SingleVariableDesignationSyntax> DesignationsIn(SyntaxNode pattern) =>
        pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>();
}
