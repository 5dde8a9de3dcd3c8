using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

internal sealed partial class Flattener
{
    /// <summary>
    /// The text of an expression, its awaits made instructions before it. The text may begin with taking the last await's result, so it has
    /// to be used before anything else happens.
    /// </summary>
    private string Expression(ExpressionSyntax expression, bool isStatement = false)
    {
        if (!HasAwait(expression)) return Render(expression);
        switch (expression)
        {
            case AwaitExpressionSyntax wait:
                return AwaitExpression(wait);
            case AssignmentExpressionSyntax assignment:
                return Assignment(assignment, isStatement);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when HasAwait(both.Right):
                return ShortCircuit(both, isAnd: true);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either when HasAwait(either.Right):
                return ShortCircuit(either, isAnd: false);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when HasAwait(coalesce.Right):
                return Coalesce(coalesce);
            case ConditionalExpressionSyntax choice when HasAwait(choice.WhenTrue) || HasAwait(choice.WhenFalse):
                return Conditional(choice);
            case ConditionalAccessExpressionSyntax access when HasAwait(access.WhenNotNull):
                return ConditionalAccess(access, isStatement);
            case SwitchExpressionSyntax choice when choice.Arms.Any(HasAwait):
                return SwitchExpression(choice);
            case CheckedExpressionSyntax inner:
                return Overflow.Expression(inner.Keyword.Text, Under(inner.Keyword.Text, () => Expression(inner.Expression)));
            default:
                return Generic(expression);
        }
    }

    private string AwaitExpression(AwaitExpressionSyntax wait)
    {
        ExpressionSyntax awaited = Unconfigured(wait.Expression);
        ITypeSymbol? type = Model.GetTypeInfo(awaited).Type;
        if (type is null || !_body.Method.Known.IsTaskLike(type))
            throw NotCovered(wait, $"the await of a {type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "dynamic value"}", "await a Task or ValueTask");
        string task = Expression(wait.Expression);
        string result = KnownSymbols.ResultOf(type) is { } given ? TypeTextOf(given, wait) : "";
        while (awaited is ParenthesizedExpressionSyntax parenthesized) awaited = parenthesized.Expression;
        string name = AwaitedName(awaited);
        Checkpoint checkpoint = new(name, AwaitedThing.Of(awaited, name, _body), result, PositionOf(wait), LineOf(wait));
        Add(new Await(awaited is IdentifierNameSyntax ? task : Overflow.Expression(_overflow, task), checkpoint) { Position = PositionOf(wait) });
        return result.Length == 0 ? $"{Frame}.Resume()" : $"{Frame}.Resume<{result}>()";
    }

    /// <summary>What stands before <c>.ConfigureAwait(true)</c> or <c>(false)</c>, which mean nothing on the run's pump.</summary>
    private static ExpressionSyntax Unconfigured(ExpressionSyntax awaited)
    {
        while (awaited is ParenthesizedExpressionSyntax parenthesized) awaited = parenthesized.Expression;
        return awaited is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access,
            ArgumentList.Arguments: { Count: 1 } arguments,
        } && arguments[0].Expression is LiteralExpressionSyntax ? access.Expression : awaited;
    }

    /// <summary>What a person would call the awaited thing: <c>ChargeCard</c>, <c>Durable.Delay</c>, <c>Task.WhenAll</c>, the name of a variable.</summary>
    private string AwaitedName(ExpressionSyntax awaited)
    {
        if (ClassForm.CalledBy(awaited, Model, default) is not { } symbol) return "await";
        if (symbol is IMethodSymbol method && ClassForm.Is(method)) return method.ContainingType.Name;
        return symbol is IMethodSymbol { IsStatic: true, ContainingType: var type } && !SymbolEqualityComparer.Default.Equals(type, _body.Method.Symbol.ContainingType)
            ? $"{type.Name}.{symbol.Name}" : symbol.Name;
    }

    private static string LineOf(SyntaxNode node)
    {
        Microsoft.CodeAnalysis.Text.SourceText text = node.SyntaxTree.GetText();
        return text.Lines.GetLineFromPosition(node.SpanStart).ToString().Trim();
    }

    /// <summary>
    /// Any expression whose operands are all evaluated, one after the other: what comes before the last one with an await goes into
    /// temporaries, unless it reads the same later.
    /// </summary>
    private string Generic(ExpressionSyntax expression)
    {
        IReadOnlyList<ExpressionSyntax> operands = Operands.Of(expression, Model);
        Dictionary<SyntaxNode, string> replacements = [];
        SpillUpToLastAwait(expression, operands, replacements);
        return Render(expression, replacements);
    }

    private void SpillUpToLastAwait(ExpressionSyntax whole, IReadOnlyList<ExpressionSyntax> operands, Dictionary<SyntaxNode, string> replacements)
    {
        int last = -1;
        for (int i = 0; i < operands.Count; i++) if (HasAwait(operands[i])) last = i;
        if (last < 0) throw NotCovered(whole, $"an await inside '{whole.Kind()}'", "await into a local first");
        for (int i = 0; i < last; i++)
            if (!Stability.IsStable(operands[i], _body)) replacements[operands[i]] = InPlaceOf(operands[i], Spill(operands[i]));
        replacements[operands[last]] = InPlaceOf(operands[last], Expression(operands[last]));
    }

    /// <summary>Evaluates an expression now, into a temporary; returns how it is read.</summary>
    private string Spill(ExpressionSyntax expression)
    {
        Variable temporary = _body.Temporary("operand", TypeOf(expression), expression);
        Execute(expression, $"{Assign(temporary)} = {Expression(expression)};");
        return Read(temporary);
    }

    private void Store(SyntaxNode origin, Variable target, ExpressionSyntax value)
    {
        ExpressionSyntax plain = value;
        while (plain is ParenthesizedExpressionSyntax parenthesized) plain = parenthesized.Expression;
        if (plain is ThrowExpressionSyntax error) Execute(origin, $"throw {Expression(error.Expression)};", ends: true, WaysOut.Throw);
        else Execute(origin, $"{Assign(target)} = {Expression(value)};");
    }

    /// <summary>The type of a value: its own, or for what has none (<c>new()</c>, <c>[1, 2]</c>, <c>null</c>) the one that it is converted to.</summary>
    private ITypeSymbol TypeOf(ExpressionSyntax expression)
    {
        TypeInfo info = Model.GetTypeInfo(expression);
        bool isFormatted = expression is InterpolatedStringExpressionSyntax && info.ConvertedType is { SpecialType: not SpecialType.System_String };
        ITypeSymbol? type = isFormatted || info.Type is null or { SpecialType: SpecialType.System_Void } ? info.ConvertedType : info.Type;
        if (type is null || type.TypeKind == TypeKind.Error || type.SpecialType == SpecialType.System_Void)
            throw NotCovered(expression, $"'{expression}' beside an await", "put its value into a local first");
        bool mayBeNull = info.Nullability.FlowState == NullableFlowState.MaybeNull && type.IsReferenceType;
        return mayBeNull ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type;
    }

    private static string TypeTextOf(ITypeSymbol type, SyntaxNode origin)
    {
        if (type.IsRefLikeType || type is IPointerTypeSymbol) throw NotCovered(origin, $"an await of a {type.ToDisplayString()}", "return something that can be stored");
        return TypeNames.InCode(type);
    }

    /// <summary>A member of a tuple or anonymous object whose name came from the expression, which is replaced now.</summary>
    private string WithInferredName(ExpressionSyntax operand, string text)
    {
        // The name of a variable is given where its name is edited.
        if (operand is IdentifierNameSyntax && _body.VariableOf(Model.GetSymbolInfo(operand).Symbol) is not null) return text;
        if (SyntaxFacts.TryGetInferredMemberName(operand) is not { } name) return text;
        return operand.Parent switch
        {
            ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple }
                when tuple.Arguments.Count(each => SyntaxFacts.TryGetInferredMemberName(each.Expression) == name || each.NameColon?.Name.Identifier.ValueText == name) == 1
                && !SyntaxFacts.IsReservedTupleElementName(name) => $"{name}: {text}",
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => $"{name} = {text}",
            _ => text,
        };
    }

    /// <summary>
    /// What may stand in the place of an operand: in a hole of an interpolated string, <c>::</c> would begin a format; and <c>(name) with</c> would be a cast.
    /// </summary>
    private string InPlaceOf(ExpressionSyntax operand, string text)
    {
        if (operand.Parent is InterpolationSyntax && text.Contains("::")) return $"({text})";
        bool isLikeCast = operand.Parent is ParenthesizedExpressionSyntax { Parent: WithExpressionSyntax or SwitchExpressionSyntax or InvocationExpressionSyntax } && VariableText.IsName(text);
        return isLikeCast ? $"{text}!" : WithInferredName(operand, text);
    }
}
