using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>Expressions that evaluate one operand or the other.</summary>
internal sealed partial class Flattener
{
    private string ShortCircuit(BinaryExpressionSyntax expression, bool isAnd)
    {
        if (Model.GetTypeInfo(expression).Type is not { SpecialType: SpecialType.System_Boolean } type || Model.GetSymbolInfo(expression).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator })
            throw NotCovered(expression, $"'{expression.OperatorToken.Text}' of the user's own with an await", "write it as an if");
        Variable result = _body.Temporary("choice", type, expression);
        Label end = NewLabel("end");
        Execute(expression.Left, $"{Assign(result)} = {Expression(expression.Left)};");
        if (isAnd) JumpUnless(expression, Read(result), end, Question.OfLeft(expression));
        else JumpIf(expression, Read(result), end, Question.OfLeft(expression));
        Execute(expression.Right, $"{Assign(result)} = {Expression(expression.Right)};");
        Place(end);
        return Read(result);
    }

    private string Conditional(ConditionalExpressionSyntax choice)
    {
        if (choice.WhenTrue is RefExpressionSyntax) throw NotCovered(choice, "a conditional reference with an await", "write it as an if");
        Variable result = _body.Temporary("choice", TypeOf(choice), choice);
        Label otherwise = NewLabel("else");
        Label end = NewLabel("end");
        JumpUnless(choice, Expression(choice.Condition), otherwise, Question.Of(choice.Condition));
        Store(choice.WhenTrue, result, choice.WhenTrue);
        Goto(end);
        Place(otherwise);
        Store(choice.WhenFalse, result, choice.WhenFalse);
        Place(end);
        return Read(result);
    }

    private string Coalesce(BinaryExpressionSyntax expression)
    {
        Variable left = _body.Temporary("left", Annotated(TypeOf(expression.Left)), expression);
        Variable result = _body.Temporary("choice", TypeOf(expression), expression);
        Label otherwise = NewLabel("else");
        Label end = NewLabel("end");
        Execute(expression.Left, $"{Assign(left)} = {Expression(expression.Left)};");
        JumpIf(expression, $"{Read(left)} is null", otherwise, Question.IsNull(expression.Left));
        Execute(expression, $"{Assign(result)} = {ValueOf(left, result)};");
        Goto(end);
        Place(otherwise);
        Store(expression.Right, result, expression.Right);
        Place(end);
        return Read(result);
    }

    /// <summary><c>order?.Ship(await Next())</c>: a null check, then the rest on the value that was checked.</summary>
    private string ConditionalAccess(ConditionalAccessExpressionSyntax access, bool isStatement)
    {
        ITypeSymbol? type = Model.GetTypeInfo(access).Type;
        bool hasResult = !isStatement && type is { SpecialType: not SpecialType.System_Void };
        Variable receiver = _body.Temporary("receiver", Annotated(TypeOf(access.Expression)), access);
        Variable? result = hasResult ? _body.Temporary("choice", Annotated(type!), access) : null;
        Label end = NewLabel("end");
        Execute(access.Expression, $"{Assign(receiver)} = {Expression(access.Expression)};");
        if (result is not null) Execute(access, $"{Assign(result)} = null;");
        JumpIf(access, $"{Read(receiver)} is null", end, Question.IsNull(access.Expression));
        ExpressionSyntax rest = access.WhenNotNull;
        for (; rest is ConditionalAccessExpressionSyntax inner; rest = inner.WhenNotNull)
        {
            Variable next = _body.Temporary("receiver", Annotated(TypeOf(inner.Expression)), inner);
            Execute(inner.Expression, $"{Assign(next)} = {AfterNullCheck(receiver, inner.Expression)};");
            JumpIf(inner, $"{Read(next)} is null", end, null);
            receiver = next;
        }

        string value = rest is AssignmentExpressionSyntax assignment && IsCompound(assignment) && HasAwait(assignment.Right)
            ? CompoundAssignment(receiver, assignment)
            : AfterNullCheck(receiver, rest);
        Execute(access, result is null ? $"{value};" : $"{Assign(result)} = {value};");
        Place(end);
        return result is null ? "" : Read(result);
    }

    private bool IsCompound(AssignmentExpressionSyntax assignment) =>
        assignment.Kind() is not (SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression)
        && (OwnerOf(assignment.Left) is not { } owner || TypeOf(owner).IsReferenceType) && Model.GetSymbolInfo(assignment.Left).Symbol is not IEventSymbol;

    /// <summary>What the target is a member or element of, if that is not the checked value itself.</summary>
    private static ExpressionSyntax? OwnerOf(ExpressionSyntax target) => target switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        ElementAccessExpressionSyntax access => access.Expression,
        _ => null,
    };

    /// <summary><c>order?.Total += await Price()</c>: the old value is read before the await.</summary>
    private string CompoundAssignment(Variable receiver, AssignmentExpressionSyntax assignment)
    {
        Dictionary<SyntaxNode, string> parts = [];
        string start = Read(receiver);
        if (OwnerOf(assignment.Left) is { } owner)
        {
            Variable last = _body.Temporary("receiver", TypeOf(owner), owner);
            Execute(owner, $"{Assign(last)} = {AfterNullCheck(receiver, owner)};");
            (start, parts[owner]) = ("", Read(last));
        }

        BracketedArgumentListSyntax? index = (assignment.Left as ElementAccessExpressionSyntax)?.ArgumentList ?? (assignment.Left as ElementBindingExpressionSyntax)?.ArgumentList;
        foreach (ExpressionSyntax part in index?.Arguments.Select(static each => each.Expression) ?? [])
            if (HasAwait(part) || !Stability.IsStable(part, _body)) parts[part] = Spill(part);
        string target = start + Render(assignment.Left, parts);
        Variable old = _body.Temporary("old", TypeOf(assignment.Left), assignment);
        Execute(assignment.Left, $"{Assign(old)} = {target};");
        return $"{target} = {Combined(old, assignment, Expression(assignment.Right))}";
    }

    /// <summary>The part behind <c>?</c>, written on the checked value in place of the binding it begins with.</summary>
    private string AfterNullCheck(Variable receiver, ExpressionSyntax whenNotNull)
    {
        Dictionary<SyntaxNode, string> replacements = [];
        if (HasAwait(whenNotNull))
        {
            ExpressionSyntax first = whenNotNull.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
                .First(each => each is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax && each.SpanStart == whenNotNull.SpanStart);
            SpillUpToLastAwait(whenNotNull, Operands.Behind(whenNotNull, first, Model), replacements);
        }

        return (IsNullableValue(receiver.Type) ? $"{Read(receiver)}.Value" : Read(receiver)) + Render(whenNotNull, replacements);
    }

    private static string ValueOf(Variable variable, Variable target) =>
        IsNullableValue(variable.Type) && !IsNullableValue(target.Type) ? $"{Read(variable)}.Value" : Read(variable);

    private static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ITypeSymbol Annotated(ITypeSymbol type) => type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type;
}
