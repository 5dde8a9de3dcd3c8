using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.CodeFixes.Refactorings;

/// <summary>What is to become a step: one expression, or statements of one block that follow each other.</summary>
internal sealed class SelectedCode
{
    private SelectedCode(ExpressionSyntax expression)
    {
        Expression = expression;
        Statements = [];
    }

    private SelectedCode(ImmutableArray<StatementSyntax> statements) => Statements = statements;

    /// <summary>The expression; null where statements are selected.</summary>
    public ExpressionSyntax? Expression { get; }

    /// <summary>The statements; empty where an expression is selected.</summary>
    public ImmutableArray<StatementSyntax> Statements { get; }

    public SyntaxNode First => Expression ?? (SyntaxNode)Statements[0];

    public TextSpan Span => Expression?.Span ?? TextSpan.FromBounds(Statements[0].SpanStart, Statements[Statements.Length - 1].Span.End);

    public IEnumerable<SyntaxNode> Nodes => Expression is null ? Statements : [Expression];

    /// <summary>Whether the code itself awaits, and not only a lambda in it.</summary>
    public bool Awaits => Nodes.SelectMany(static node => node.DescendantNodesAndSelf(static each => !IsFunction(each))).Any(static node => node
        is AwaitExpressionSyntax
        or CommonForEachStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword }
        or UsingStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword }
        or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword });

    public static SelectedCode? In(SyntaxNode root, TextSpan selection)
    {
        string text = root.SyntaxTree.GetText().ToString(selection);
        int start = selection.Start + (text.Length - text.TrimStart().Length);
        int end = selection.End - (text.Length - text.TrimEnd().Length);
        if (end <= start) return null;
        var span = TextSpan.FromBounds(start, end);
        SyntaxNode node = root.FindNode(span, getInnermostNodeForTie: true);
        ExpressionSyntax? expression = node.AncestorsAndSelf().TakeWhile(each => each.Span == span).OfType<ExpressionSyntax>().LastOrDefault();
        if (expression is not null) return Of(expression);
        if (node.FirstAncestorOrSelf<StatementSyntax>() is not { } statement) return null;
        BlockSyntax? block = statement.Span == span ? statement.Parent as BlockSyntax : statement as BlockSyntax ?? statement.Parent as BlockSyntax;
        if (block is null) return null;
        ImmutableArray<StatementSyntax> statements = [.. block.Statements.Where(each => span.Contains(each.Span))];
        if (statements.IsEmpty || statements[0].SpanStart != start || statements[statements.Length - 1].Span.End != end) return null;
        return statements.Length == 1 ? Of(statements[0]) : new(statements);
    }

    /// <summary>An expression, with the <c>await</c> in front of it; or its statement, if it is nothing but that.</summary>
    public static SelectedCode? Of(ExpressionSyntax expression)
    {
        ExpressionSyntax whole = expression;
        while (whole.Parent is ParenthesizedExpressionSyntax parenthesized) whole = parenthesized;
        if (whole.Parent is AwaitExpressionSyntax awaited) whole = awaited;
        else whole = expression;
        return whole.Parent is ExpressionStatementSyntax statement ? Of(statement) : new(whole);
    }

    /// <summary>A statement that gives one variable its value is the expression that does.</summary>
    private static SelectedCode? Of(StatementSyntax statement) => statement switch
    {
        { Parent: not BlockSyntax } => null,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } variables } when variables[0].Initializer is { Value: var value } => new(value),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: not "_" } } assignment }
            => new(assignment.Right),
        _ => new([statement]),
    };

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
