using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>
/// The statements that are copied as a whole, because no await stands in them, or only in the expression that they begin with:
/// <c>if (await IsOpen()) { … }</c>. What is declared and used inside such a unit stays as the user wrote it.
/// </summary>
internal sealed class Units
{
    private readonly Awaits _awaits;
    private readonly AsyncFunctions _functions;
    private readonly HashSet<SyntaxNode> _units = [];
    private readonly Dictionary<SyntaxNode, TextSpan> _tails = [];

    public Units(SyntaxNode body, Awaits awaits, AsyncFunctions functions)
    {
        (_awaits, _functions) = (awaits, functions);
        if (body is BlockSyntax block) Find(block.Statements);
    }

    /// <summary>Whether a statement is copied as a whole.</summary>
    public bool Contains(SyntaxNode statement) => _units.Contains(statement);

    /// <summary>Whether the rest of a block, from a using declaration on, is copied as a whole.</summary>
    public bool IsTail(StatementSyntax statement) => _tails.ContainsKey(statement);

    /// <summary>The span of the unit that a declaration belongs to; null where it is cut apart.</summary>
    public TextSpan? Of(SyntaxNode declaration, SyntaxNode body)
    {
        SyntaxNode? child = null;
        for (SyntaxNode? node = declaration; node is not null && node != body; child = node, node = node.Parent)
        {
            bool isInHead = _awaits.In(node) && child is ExpressionSyntax && _awaits.In(child);
            if (_tails.TryGetValue(node, out TextSpan tail)) return isInHead ? null : tail;
            if (node is SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } && !choice.Arms.Any(_awaits.In)) return node.Span;
            if (_units.Contains(node)) return isInHead ? null : node.Span;
        }

        return null;
    }

    /// <summary>The statements inside a compound statement.</summary>
    public static IEnumerable<StatementSyntax> InnerStatements(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => block.Statements,
        IfStatementSyntax choice => choice.Else is null ? [choice.Statement] : [choice.Statement, choice.Else.Statement],
        WhileStatementSyntax loop => [loop.Statement],
        DoStatementSyntax loop => [loop.Statement],
        ForStatementSyntax loop => [loop.Statement],
        CommonForEachStatementSyntax loop => [loop.Statement],
        LabeledStatementSyntax labeled => [labeled.Statement],
        UsingStatementSyntax statementWithUse => [statementWithUse.Statement],
        LockStatementSyntax locked => [locked.Statement],
        CheckedStatementSyntax block => [block.Block],
        UnsafeStatementSyntax block => [block.Block],
        FixedStatementSyntax pinned => [pinned.Statement],
        SwitchStatementSyntax choice => choice.Sections.SelectMany(each => each.Statements),
        _ => [],
    };

    /// <summary>Whether a node cannot be copied: an await stands in it, or a function whose frame shares its variables.</summary>
    private bool IsCut(SyntaxNode node) => _awaits.In(node) || _functions.In(node);

    private void Find(SyntaxList<StatementSyntax> statements)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, AwaitKeyword.RawKind: 0 } && !statements.Skip(i + 1).Any(IsCut))
            {
                TextSpan tail = TextSpan.FromBounds(statements[i].SpanStart, statements[statements.Count - 1].Span.End);
                foreach (StatementSyntax statement in statements.Skip(i)) _tails.Add(statement, tail);
                return;
            }

            Find(statements[i]);
        }
    }

    private void Find(StatementSyntax statement)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } or LocalFunctionStatementSyntax:
                return;
            case LabeledStatementSyntax labeled:
                Find(labeled.Statement);
                return;
            case TryStatementSyntax attempt when IsCut(attempt):
                Find(attempt.Block);
                foreach (CatchClauseSyntax handler in attempt.Catches)
                {
                    if (_awaits.In(handler.Block)) Find(handler.Block);
                    else _units.Add(handler);
                }

                if (attempt.Finally is not { } final) return;
                if (_awaits.In(final) || attempt.Catches.Any(each => _awaits.In(each.Block))) Find(final.Block);
                else _units.Add(final);
                return;
        }

        bool isLoop = statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax;
        bool isCut = IsCut(statement) && (isLoop || statement is BlockSyntax || InnerStatements(statement).Any(IsCut));
        isCut |= statement is UsingStatementSyntax { AwaitKeyword.RawKind: not 0 }
            || statement is SwitchStatementSyntax tested && tested.Sections.SelectMany(static each => each.Labels).Any(IsCut);
        bool isSimple = IsCut(statement) && !InnerStatements(statement).Any() && statement is not BlockSyntax;
        if (isSimple) return;
        if (!isCut) _units.Add(statement);
        else if (statement is BlockSyntax block) Find(block.Statements);
        else if (statement is SwitchStatementSyntax choice) foreach (SwitchSectionSyntax section in choice.Sections) Find(section.Statements);
        else foreach (StatementSyntax inner in InnerStatements(statement)) Find(inner);
    }
}
