using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

internal sealed partial class Flattener
{
    /// <summary>The target's parts first, then the value, then the assignment. A compound one reads the old value before it waits.</summary>
    private string Assignment(AssignmentExpressionSyntax assignment, bool isStatement)
    {
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)) return CoalesceAssignment(assignment, isStatement);
        if (assignment.Right is TupleExpressionSyntax values && IsReordered(assignment.Left, values))
            throw NotCovered(assignment, "a nested deconstruction of a tuple with an await", "await into locals first");
        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || !HasAwait(assignment.Right)) return Generic(assignment);
        if (Model.GetSymbolInfo(assignment.Left).Symbol is IEventSymbol)
            throw NotCovered(assignment, "a subscription to an event with an await", "await into a local first");
        Dictionary<SyntaxNode, string> parts = SpillTarget(assignment.Left);
        Variable old = _body.Temporary("old", TypeOf(assignment.Left), assignment);
        Execute(assignment.Left, $"{Assign(old)} = {Render(assignment.Left, parts)};");
        string value = Combined(old, assignment, Expression(assignment.Right));
        return $"{Target(assignment.Left, parts)} = {value}";
    }

    private static string Combined(Variable old, AssignmentExpressionSyntax assignment, string value) =>
        $"({old.TypeText})({Read(old)} {assignment.OperatorToken.Text.Substring(0, assignment.OperatorToken.Text.Length - 1)} ({value}))";

    /// <summary>Whether C# evaluates the values in another order than they are written in: what is taken apart further comes after what is not.</summary>
    private static bool IsReordered(ExpressionSyntax target, TupleExpressionSyntax values)
    {
        bool isAfterNested = false;
        return IsReordered(target, values, ref isAfterNested);
    }

    private static bool IsReordered(SyntaxNode target, ExpressionSyntax value, ref bool isAfterNested)
    {
        IReadOnlyList<SyntaxNode>? parts = target switch
        {
            TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(static each => each.Expression)],
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax list } => [.. list.Variables],
            ParenthesizedVariableDesignationSyntax list => [.. list.Variables],
            _ => null,
        };
        if (parts is null) return isAfterNested;
        if (value is not TupleExpressionSyntax values || values.Arguments.Count != parts.Count)
        {
            isAfterNested = true;
            return false;
        }

        for (int i = 0; i < parts.Count; i++)
            if (IsReordered(parts[i], values.Arguments[i].Expression, ref isAfterNested)) return true;
        return false;
    }

    private string CoalesceAssignment(AssignmentExpressionSyntax assignment, bool isStatement)
    {
        Dictionary<SyntaxNode, string> parts = SpillTarget(assignment.Left);
        Variable old = _body.Temporary("old", Annotated(TypeOf(assignment.Left)), assignment);
        Label end = NewLabel("end");
        Execute(assignment.Left, $"{Assign(old)} = {Render(assignment.Left, parts)};");
        JumpUnless(assignment, $"{Read(old)} is null", end, Question.IsNull(assignment.Left));
        string value = Expression(assignment.Right);
        Execute(assignment, isStatement
            ? $"{Target(assignment.Left, parts)} = {value};"
            : $"{Assign(old)} = {Target(assignment.Left, parts)} = {value};");
        Place(end);
        if (isStatement) return "";
        bool isUnwrapped = IsNullableValue(old.Type) && Model.GetTypeInfo(assignment).Type is { } type && !IsNullableValue(type);
        return isUnwrapped ? $"{Read(old)}.Value" : Read(old);
    }

    /// <summary>Evaluates the parts of a target that could read otherwise after an await.</summary>
    private Dictionary<SyntaxNode, string> SpillTarget(ExpressionSyntax target)
    {
        Dictionary<SyntaxNode, string> parts = [];
        foreach (ExpressionSyntax part in Operands.OfTarget(target, Model))
            if (HasAwait(part) || !Stability.IsStable(part, _body)) parts[part] = Spill(part);
        return parts;
    }

    /// <summary>The target as something to write to: a variable that is only named is not read.</summary>
    private string Target(ExpressionSyntax target, Dictionary<SyntaxNode, string> parts)
    {
        Variable? variable = target is IdentifierNameSyntax ? _body.VariableOf(Model.GetSymbolInfo(target).Symbol) : null;
        return variable is null or { IsCell: true } ? Render(target, parts) : VariableText.Mark(variable, Access.Write);
    }
}
