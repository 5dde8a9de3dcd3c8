using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Facts;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>Whether an operand reads the same after an await as before it, so that it needs no temporary.</summary>
internal static class Stability
{
    public static bool IsStable(ExpressionSyntax expression, Body body)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax
                or SizeOfExpressionSyntax or AnonymousFunctionExpressionSyntax or PredefinedTypeSyntax:
                return true;
            case ParenthesizedExpressionSyntax parenthesized when IsStable(parenthesized.Expression, body):
                return true;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                return IsStable(suppressed.Operand, body);
        }

        if (body.Model.GetConstantValue(expression).HasValue) return true;
        return expression switch
        {
            SimpleNameSyntax => IsStableSymbol(body.Model.GetSymbolInfo(expression).Symbol, body),
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } => IsStableSymbol(body.Model.GetSymbolInfo(expression).Symbol, body),
            MemberAccessExpressionSyntax => IsStableStatic(body.Model.GetSymbolInfo(expression).Symbol),
            AliasQualifiedNameSyntax => true,
            _ => false,
        };
    }

    private static bool IsStableSymbol(ISymbol? symbol, Body body) => symbol switch
    {
        INamespaceOrTypeSymbol => true,
        IMethodSymbol => true,
        IFieldSymbol field => field.IsReadOnly || field.IsConst,
        // What the class was made with: services. A workflow's instance keeps no state.
        IPropertySymbol { IsStatic: false, SetMethod: null, IsAbstract: false } property => IsAutomatic(property),
        IParameterSymbol parameter when body.UsesOf(parameter) is null => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor },
        ILocalSymbol or IParameterSymbol => body.UsesOf(symbol) is { IsReassigned: false },
        _ => false,
    };

    /// <summary>Types, constants in all but name, and what frameworks hand out ready made: <c>StringComparer.Ordinal</c>, <c>CultureInfo.InvariantCulture</c>.</summary>
    private static bool IsStableStatic(ISymbol? symbol) => symbol is INamespaceOrTypeSymbol or IFieldSymbol { IsStatic: true, IsReadOnly: true }
        or IPropertySymbol { IsStatic: true, SetMethod: null, Type.IsReferenceType: true, DeclaringSyntaxReferences.Length: 0 };

    private static bool IsAutomatic(IPropertySymbol property) => property.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .Any(each => SymbolEqualityComparer.Default.Equals(each.AssociatedSymbol, property));
}
