using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>The values that an expression needs, in the order in which C# evaluates them. What is only named, or written to, is none.</summary>
internal static class Operands
{
    public static IReadOnlyList<ExpressionSyntax> Of(ExpressionSyntax expression, SemanticModel model)
    {
        List<ExpressionSyntax> operands = [];
        Collect(expression, model, operands);
        return operands;
    }

    /// <summary>The operands behind a null check, without the checked value.</summary>
    public static IReadOnlyList<ExpressionSyntax> Behind(ExpressionSyntax whenNotNull, ExpressionSyntax binding, SemanticModel model)
    {
        List<ExpressionSyntax> operands = [];
        CollectBehind(whenNotNull);
        return operands;

        void CollectBehind(ExpressionSyntax expression)
        {
            switch (expression)
            {
                case ElementBindingExpressionSyntax element: Arguments(element.ArgumentList.Arguments, model, operands); break;
                case MemberBindingExpressionSyntax: break;
                case MemberAccessExpressionSyntax access: CollectBehind(access.Expression); break;
                case InvocationExpressionSyntax call:
                    CollectBehind(call.Expression);
                    Arguments(call.ArgumentList.Arguments, model, operands);
                    break;
                case ElementAccessExpressionSyntax element:
                    CollectBehind(element.Expression);
                    Arguments(element.ArgumentList.Arguments, model, operands);
                    break;
                case PostfixUnaryExpressionSyntax postfix: CollectBehind(postfix.Operand); break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment:
                    CollectBehind(assignment.Left);
                    operands.Add(assignment.Right);
                    break;
                default:
                    throw new NotCoveredException(expression, $"'{expression.Kind()}' behind '?' with an await", "check for null in an if");
            }
        }
    }

    /// <summary>The values that naming a place to write to needs: <c>list</c> and <c>i</c> for <c>list[i].Name</c>.</summary>
    public static IReadOnlyList<ExpressionSyntax> OfTarget(ExpressionSyntax target, SemanticModel model)
    {
        List<ExpressionSyntax> operands = [];
        Place(target, model, operands);
        return operands;
    }

    private static void Collect(ExpressionSyntax expression, SemanticModel model, List<ExpressionSyntax> operands)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax node: operands.Add(node.Expression); break;
            case CastExpressionSyntax node: operands.Add(node.Expression); break;
            case CheckedExpressionSyntax node: operands.Add(node.Expression); break;
            case ThrowExpressionSyntax node: operands.Add(node.Expression); break;
            case IsPatternExpressionSyntax node: operands.Add(node.Expression); break;
            case SwitchExpressionSyntax node: operands.Add(node.GoverningExpression); break;
            case ConditionalExpressionSyntax node: operands.Add(node.Condition); break;
            case ConditionalAccessExpressionSyntax node: operands.Add(node.Expression); break;
            case QueryExpressionSyntax node: operands.Add(node.FromClause.Expression); break;
            case BinaryExpressionSyntax node when node.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression
                or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression:
                operands.Add(node.Left);
                break;
            case BinaryExpressionSyntax node: operands.Add(node.Left); operands.Add(node.Right); break;
            case RangeExpressionSyntax node: AddAll(operands, node.LeftOperand, node.RightOperand); break;
            case PrefixUnaryExpressionSyntax node when node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression: Place(node.Operand, model, operands); break;
            case PrefixUnaryExpressionSyntax node when node.Kind() is SyntaxKind.AddressOfExpression or SyntaxKind.PointerIndirectionExpression: throw NotCovered(node);
            case PrefixUnaryExpressionSyntax node: operands.Add(node.Operand); break;
            case PostfixUnaryExpressionSyntax node when node.IsKind(SyntaxKind.SuppressNullableWarningExpression): operands.Add(node.Operand); break;
            case PostfixUnaryExpressionSyntax node: Place(node.Operand, model, operands); break;
            case MemberAccessExpressionSyntax node: operands.Add(node.Expression); break;
            case ElementAccessExpressionSyntax node: Place(node, model, operands); break;
            case InvocationExpressionSyntax node: Call(node, model, operands); break;
            case BaseObjectCreationExpressionSyntax node: Creation(node, model, operands); break;
            case WithExpressionSyntax node: operands.Add(node.Expression); Items(node.Initializer, model, operands); break;
            case AnonymousObjectCreationExpressionSyntax node: operands.AddRange(node.Initializers.Select(static each => each.Expression)); break;
            case TupleExpressionSyntax node: Arguments(node.Arguments, model, operands); break;
            case InterpolatedStringExpressionSyntax node: operands.AddRange(node.Contents.OfType<InterpolationSyntax>().Select(static each => each.Expression)); break;
            case ImplicitArrayCreationExpressionSyntax node: Items(node.Initializer, model, operands); break;
            case ArrayCreationExpressionSyntax node: Sizes(node, operands); if (node.Initializer is not null) Items(node.Initializer, model, operands); break;
            case InitializerExpressionSyntax node: Items(node, model, operands); break;
            case CollectionExpressionSyntax node: operands.AddRange(node.Elements.Select(ElementOf)); break;
            case AssignmentExpressionSyntax node: Place(node.Left, model, operands); operands.Add(node.Right); break;
            default: throw NotCovered(expression);
        }
    }

    private static NotCoveredException NotCovered(ExpressionSyntax expression) => new(expression, $"an await inside '{expression}'", "await into a local first");

    private static void AddAll(List<ExpressionSyntax> operands, params ExpressionSyntax?[] some) => operands.AddRange(some.OfType<ExpressionSyntax>());

    private static ExpressionSyntax ElementOf(CollectionElementSyntax element) => element switch
    {
        ExpressionElementSyntax one => one.Expression,
        SpreadElementSyntax many => many.Expression,
        _ => throw new NotCoveredException(element, $"'{element}' with an await", "await into a local first"),
    };

    private static void Sizes(ArrayCreationExpressionSyntax node, List<ExpressionSyntax> operands) =>
        operands.AddRange(node.Type.RankSpecifiers.SelectMany(static each => each.Sizes).Where(static each => each is not OmittedArraySizeExpressionSyntax));

    private static void Call(InvocationExpressionSyntax call, SemanticModel model, List<ExpressionSyntax> operands)
    {
        if (model.GetConstantValue(call).HasValue) return;
        IMethodSymbol? method = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
        switch (call.Expression)
        {
            case MemberAccessExpressionSyntax access when method is { MethodKind: not MethodKind.DelegateInvoke } || model.GetSymbolInfo(access).Symbol is IMethodSymbol:
                Receiver(access.Expression, method, model, operands);
                break;
            case SimpleNameSyntax when method is { MethodKind: not MethodKind.DelegateInvoke }:
                break;
            default:
                operands.Add(call.Expression);
                break;
        }

        Arguments(call.ArgumentList.Arguments, model, operands);
    }

    private static void Receiver(ExpressionSyntax receiver, IMethodSymbol? method, SemanticModel model, List<ExpressionSyntax> operands)
    {
        if (model.GetSymbolInfo(receiver).Symbol is INamespaceOrTypeSymbol) return;
        // A method of a struct works on the variable itself, not on a copy.
        bool isInPlace = method is { IsStatic: false, ReducedFrom: null } && model.GetTypeInfo(receiver).Type is { IsValueType: true };
        if (isInPlace) Place(receiver, model, operands);
        else operands.Add(receiver);
    }

    private static void Creation(BaseObjectCreationExpressionSyntax node, SemanticModel model, List<ExpressionSyntax> operands)
    {
        if (node.ArgumentList is { } list) Arguments(list.Arguments, model, operands);
        if (node.Initializer is { } initializer) Items(initializer, model, operands);
    }

    /// <summary>The values in an initializer; the members and keys that they go to come with them.</summary>
    private static void Items(InitializerExpressionSyntax initializer, SemanticModel model, List<ExpressionSyntax> operands)
    {
        foreach (ExpressionSyntax item in initializer.Expressions)
        {
            switch (item)
            {
                case AssignmentExpressionSyntax assignment when initializer.Kind() is SyntaxKind.ObjectInitializerExpression or SyntaxKind.WithInitializerExpression:
                    if (assignment.Left is ImplicitElementAccessSyntax element) Arguments(element.ArgumentList.Arguments, model, operands);
                    if (assignment.Right is InitializerExpressionSyntax members) Items(members, model, operands);
                    else operands.Add(assignment.Right);
                    break;
                case InitializerExpressionSyntax nested:
                    Items(nested, model, operands);
                    break;
                default:
                    operands.Add(item);
                    break;
            }
        }
    }

    private static void Arguments(IEnumerable<ArgumentSyntax> arguments, SemanticModel model, List<ExpressionSyntax> operands)
    {
        foreach (ArgumentSyntax argument in arguments)
        {
            if (argument.Expression is DeclarationExpressionSyntax || argument.Expression is IdentifierNameSyntax { Identifier.ValueText: "_" }) continue;
            if (argument.RefKindKeyword.RawKind == 0) operands.Add(argument.Expression);
            else Place(argument.Expression, model, operands);
        }
    }

    private static void Place(ExpressionSyntax target, SemanticModel model, List<ExpressionSyntax> operands)
    {
        switch (target)
        {
            case ParenthesizedExpressionSyntax node: Place(node.Expression, model, operands); break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } node: Place(node.Operand, model, operands); break;
            case SimpleNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax or DeclarationExpressionSyntax or AliasQualifiedNameSyntax: break;
            case TupleExpressionSyntax tuple: foreach (ArgumentSyntax each in tuple.Arguments) Place(each.Expression, model, operands); break;
            case MemberAccessExpressionSyntax node: Owner(node.Expression, model, operands); break;
            case ElementAccessExpressionSyntax node:
                Owner(node.Expression, model, operands);
                Arguments(node.ArgumentList.Arguments, model, operands);
                break;
            default: operands.Add(target); break;
        }
    }

    private static void Owner(ExpressionSyntax owner, SemanticModel model, List<ExpressionSyntax> operands)
    {
        if (model.GetSymbolInfo(owner).Symbol is INamespaceOrTypeSymbol) return;
        if (model.GetTypeInfo(owner).Type is { IsValueType: true }) Place(owner, model, operands);
        else operands.Add(owner);
    }
}
