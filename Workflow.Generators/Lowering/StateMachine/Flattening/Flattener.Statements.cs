using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

internal sealed partial class Flattener
{
    /// <summary><c>=> await Ship(order);</c></summary>
    private void ExpressionBody(ExpressionSyntax expression)
    {
        BeginExpressionScope(expression);
        bool hasResult = _body.Result is not null;
        string code = Expression(expression, isStatement: !hasResult);
        if (hasResult) Return(expression, code);
        else if (code.Length > 0) Execute(expression, $"{code};");
    }

    private void Statements(BlockSyntax block) => Statements(block, block.Statements);

    private void Statements(SyntaxNode scope, SyntaxList<StatementSyntax> statements)
    {
        BeginScope(scope);
        Sequence([.. statements]);
    }

    private void Sequence(IReadOnlyList<StatementSyntax> statements)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } use)
            {
                UseRest(use, [.. statements.Skip(i)]);
                return;
            }

            Statement(statements[i]);
        }
    }

    /// <summary>What is declared in a block is new each time that the block is entered.</summary>
    private void BeginScope(SyntaxNode scope)
    {
        IReadOnlyList<Variable> declared = _body.DeclaredIn(scope, each => each is BlockSyntax or SwitchSectionSyntax);
        if (declared.Count > 0) Add(new Begin(declared));
    }

    private void Statement(StatementSyntax statement)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_body.Units.Contains(statement))
        {
            Unit(statement);
            return;
        }

        switch (statement)
        {
            case BlockSyntax block: Statements(block); break;
            case LocalDeclarationStatementSyntax declaration: Declaration(declaration); break;
            case LocalFunctionStatementSyntax: break;
            case ExpressionStatementSyntax expression: ExpressionStatement(expression); break;
            case ReturnStatementSyntax back: Return(back); break;
            case ThrowStatementSyntax error: Execute(error, $"throw {Expression(error.Expression!)};", ends: true, WaysOut.Throw); break;
            case LabeledStatementSyntax labeled: Labeled(labeled); break;
            case IfStatementSyntax choice: If(choice); break;
            case WhileStatementSyntax loop: While(loop); break;
            case DoStatementSyntax loop: Do(loop); break;
            case ForStatementSyntax loop: For(loop); break;
            case CommonForEachStatementSyntax loop: ForEach(loop); break;
            case SwitchStatementSyntax choice: Switch(choice); break;
            case TryStatementSyntax attempt: TryStatement(attempt); break;
            case CheckedStatementSyntax inner: Under(inner.Keyword.Text, () => { Statement(inner.Block); return true; }); break;
            case UsingStatementSyntax use: Using(use); break;
            case UnsafeStatementSyntax or FixedStatementSyntax:
                throw NotCovered(statement, $"'{statement.GetFirstToken().Text}' around an await", "put only what needs it into the block");
            default:
                throw NotCovered(statement, $"the statement '{statement.Kind()}' with an await", "await into a local first");
        }
    }

    /// <summary>A statement that is copied as a whole; an await can only stand in the expression that it begins with.</summary>
    private void Unit(StatementSyntax unit)
    {
        if (unit is EmptyStatementSyntax) return;
        if (unit is ReturnStatementSyntax { Expression: { } value })
        {
            Return(unit, Render(value));
            return;
        }

        Dictionary<SyntaxNode, string> replacements = [];
        if (HasAwait(unit)) replacements.Add(HeadOf(unit), Expression(HeadOf(unit)));
        ReplaceJumps(unit, replacements);
        bool ends = unit is ThrowStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax;
        Question? question = unit is IfStatementSyntax { Else: null } guard && NeverEnds(guard.Statement) ? Question.Of(guard.Condition) : null;
        Execute(unit, Scoped(unit, Render(unit, replacements)), ends, WaysOutOf(unit), question);
    }

    /// <summary>In braces where variables of a pattern would get out of the statement otherwise.</summary>
    private static string Scoped(SyntaxNode unit, string code) =>
        unit is not BlockSyntax && unit.DescendantNodes(static each => !Awaits.IsFunction(each)).Any(static each => each is SingleVariableDesignationSyntax) ? $"{{ {code} }}" : code;

    private static ExpressionSyntax HeadOf(StatementSyntax unit) => unit switch
    {
        IfStatementSyntax choice => choice.Condition,
        CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop => loop.Expression,
        SwitchStatementSyntax choice => choice.Expression,
        LockStatementSyntax locked => locked.Expression,
        UsingStatementSyntax { AwaitKeyword.RawKind: 0, Expression: { } resource } => resource,
        UsingStatementSyntax { AwaitKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } variables } when variables[0].Initializer is { } initializer => initializer.Value,
        _ => throw NotCovered(unit, $"'{unit.GetFirstToken().Text}' with an await", "what it works on does not survive a restart; move it into a [Step]"),
    };

    private void Declaration(LocalDeclarationStatementSyntax statement)
    {
        if (statement.IsConst)
        {
            foreach (VariableDeclaratorSyntax constant in statement.Declaration.Variables) Constants.Add(Constant(constant));
            return;
        }

        foreach (VariableDeclaratorSyntax declarator in statement.Declaration.Variables)
        {
            if (declarator.Initializer is null) continue;
            Variable variable = _body.DeclaredBy(declarator) ?? throw NotCovered(declarator, $"the declaration of '{declarator.Identifier.Text}'", "declare it in a statement of its own");
            string value = declarator.Initializer.Value is InitializerExpressionSyntax items
                ? $"new {variable.TypeText.TrimEnd('?')} {ArrayItems(items)}"
                : Expression(declarator.Initializer.Value);
            Execute(declarator.Parent!.Parent!, $"{Assign(variable)} = {value};", ways: WaysOutOf(declarator));
        }
    }

    private string ArrayItems(InitializerExpressionSyntax items) => HasAwait(items) ? Generic(items) : Render(items);

    private string Constant(VariableDeclaratorSyntax declarator)
    {
        ILocalSymbol constant = (ILocalSymbol)Model.GetDeclaredSymbol(declarator)!;
        return $"const {TypeNames.InCode(constant.Type)} {Identifier.Of(_body.NameOfConstant(constant))} = {Overflow.Expression(_overflow, Render(declarator.Initializer!.Value))};";
    }

    private void ExpressionStatement(ExpressionStatementSyntax statement)
    {
        string code = Expression(statement.Expression, isStatement: true);
        if (statement.Expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression }) code = VariableText.WithAssignment(code);
        if (code.Length > 0) Execute(statement, $"{code};", ways: WaysOutOf(statement.Expression));
    }

    private void Labeled(LabeledStatementSyntax labeled)
    {
        Place(UserLabel(Model.GetDeclaredSymbol(labeled, _cancellationToken)!));
        Statement(labeled.Statement);
    }
}
