using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

internal sealed partial class Flattener
{
    private void If(IfStatementSyntax choice)
    {
        Label otherwise = NewLabel("else");
        JumpUnless(choice, Expression(choice.Condition), otherwise, Question.Of(choice.Condition));
        Embedded(choice.Statement);
        if (choice.Else is null)
        {
            Place(otherwise);
            return;
        }

        Label end = NewLabel("end");
        Goto(end);
        Place(otherwise);
        Embedded(choice.Else.Statement);
        Place(end);
    }

    private void Embedded(StatementSyntax statement)
    {
        if (statement is not BlockSyntax) BeginScope(statement);
        Statement(statement);
    }

    /// <summary>A chain of tests, then the sections: <c>if (value is A) goto section1; … goto default;</c></summary>
    private void Switch(SwitchStatementSyntax choice)
    {
        Variable value = Governing(choice.Expression, choice);
        Label end = NewLabel("end");
        Label? otherwise = null;
        SwitchCases cases = new();
        Label[] sections = [.. choice.Sections.Select(_ => NewLabel("section"))];
        foreach (SwitchSectionSyntax section in choice.Sections) BeginDesignations(section.Labels.SelectMany(PatternText.DesignationsIn));
        for (int i = 0; i < sections.Length; i++)
        {
            foreach (SwitchLabelSyntax label in choice.Sections[i].Labels)
            {
                switch (label)
                {
                    case CaseSwitchLabelSyntax constant:
                        cases.Add(constant.Value, Model, sections[i]);
                        Add(new JumpIf($"{Read(value)} is {ConstantPattern(constant.Value)}", isNegated: false, sections[i]) { Question = Question.Case(label) });
                        break;
                    case CasePatternSwitchLabelSyntax pattern when HasAwait(pattern.WhenClause):
                        Label next = NewLabel("case");
                        JumpUnless(label, Matches(value, pattern.Pattern, null), next, null);
                        JumpIf(pattern.WhenClause!, Expression(pattern.WhenClause!.Condition), sections[i], Question.Case(label));
                        Place(next);
                        break;
                    case CasePatternSwitchLabelSyntax pattern:
                        // Where C# has a debugger stop: at a filter, else at the switch.
                        JumpIf((SyntaxNode?)pattern.WhenClause ?? choice, Matches(value, pattern.Pattern, pattern.WhenClause), sections[i], Question.Case(label));
                        break;
                    default:
                        otherwise = sections[i];
                        break;
                }
            }
        }

        Goto(otherwise ?? end);
        _targets.Push(new JumpTarget(choice, end, null) { Cases = cases, Default = otherwise ?? end });
        for (int i = 0; i < sections.Length; i++)
        {
            Place(sections[i]);
            Statements(choice.Sections[i], choice.Sections[i].Statements);
        }

        _targets.Pop();
        Place(end);
    }

    private string SwitchExpression(SwitchExpressionSyntax choice)
    {
        Variable value = Governing(choice.GoverningExpression, choice.GoverningExpression);
        Variable result = _body.Temporary("choice", TypeOf(choice), choice);
        Label end = NewLabel("end");
        foreach (SwitchExpressionArmSyntax arm in choice.Arms)
        {
            Label next = NewLabel("arm");
            bool isAwaited = HasAwait(arm.WhenClause);
            Question question = new(Question.Words($"case {arm.Pattern}{(arm.WhenClause is null ? "" : $" {arm.WhenClause}")}"), null);
            JumpUnless(arm, Matches(value, arm.Pattern, isAwaited ? null : arm.WhenClause), next, isAwaited ? null : question);
            if (isAwaited) JumpUnless(arm.WhenClause!, Expression(arm.WhenClause!.Condition), next, question);
            Store(arm, result, arm.Expression);
            Goto(end);
            Place(next);
        }

        Execute(choice, $"throw new global::System.Runtime.CompilerServices.SwitchExpressionException({Read(value)});", ends: true);
        Place(end);
        return Read(result);
    }

    private Variable Governing(ExpressionSyntax expression, SyntaxNode origin)
    {
        ITypeSymbol type = TypeOf(expression);
        Variable value = _body.Temporary("value", type, expression);
        Execute(origin, $"{Assign(value)} = {Expression(expression)};");
        return value;
    }

    private string Matches(Variable value, PatternSyntax pattern, WhenClauseSyntax? when)
    {
        IReadOnlyList<string> sets = [.. PatternText.DesignationsIn(pattern)
            .Select(each => (Designation: each, Variable: _body.DeclaredBy(each))).Where(static each => each.Variable is not null)
            .Select(static each => PatternText.Set(VariableText.Mark(each.Variable!, each.Variable!.IsCell ? Access.Read : Access.Introduce), PatternText.LocalOf(each.Designation)))];
        string test = pattern is DiscardPatternSyntax ? "true" : $"{Read(value)} is {Render(pattern)}";
        string condition = when is null ? "" : $" && ({Render(when.Condition)})";
        return test + string.Concat(sets.Select(static each => $" && {each}")) + condition;
    }

    /// <summary>A constant in a pattern: an expression such as <c>(A)</c> or <c>-1</c> stays one.</summary>
    private string ConstantPattern(ExpressionSyntax constant) => Render(constant);
}
