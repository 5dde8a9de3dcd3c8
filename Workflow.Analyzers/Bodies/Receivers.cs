using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Analyzers.Bodies;

/// <summary>Where the object that a method is called on comes from.</summary>
internal static class Receivers
{
    /// <summary>The expression that gives the object, without casts, <c>!</c> and <c>?.</c></summary>
    public static IOperation OriginOf(IOperation receiver)
    {
        switch (receiver)
        {
            case IConversionOperation conversion:
                return OriginOf(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return OriginOf(parenthesized.Operand);
            case IConditionalAccessInstanceOperation:
                return AccessAround(receiver) is { } access ? OriginOf(access.Operation) : receiver;
            default:
                return receiver;
        }
    }

    /// <summary>What the object is where dependency injection does not give it, for a message; null where it does or where nothing can be told.</summary>
    public static string? ProblemOf(IOperation origin)
    {
        switch (origin)
        {
            case IInstanceReferenceOperation or IInvalidOperation or IConditionalAccessInstanceOperation:
                return null;
            case IFieldReferenceOperation { Instance: IInstanceReferenceOperation } reference:
                return Creates(reference.Field) ? $"field '{reference.Field.Name}', which the class fills with 'new'" : null;
            case IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } reference:
                return Creates(reference.Property) ? $"property '{reference.Property.Name}', which the class fills with 'new'" : null;
            case IParameterReferenceOperation reference:
                return reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
                    ? null
                    : $"parameter '{reference.Parameter.Name}'";
            case IFieldReferenceOperation { Instance: null } reference:
                return $"static field '{reference.Field.Name}'";
            case IPropertyReferenceOperation { Instance: null } reference:
                return $"static property '{reference.Property.Name}'";
            case ILocalReferenceOperation reference:
                return $"local '{reference.Local.Name}'";
            case ICoalesceOperation either:
                return ProblemOf(OriginOf(either.Value)) ?? ProblemOf(OriginOf(either.WhenNull));
            case IConditionalOperation { WhenFalse: { } whenFalse } either:
                return ProblemOf(OriginOf(either.WhenTrue)) ?? ProblemOf(OriginOf(whenFalse));
            case IThrowOperation:
                return null;
            case IObjectCreationOperation:
                return "an object that it creates itself";
            case IInvocationOperation call:
                return $"the result of '{call.TargetMethod.Name}'";
            default:
                return origin.Type?.TypeKind == TypeKind.Error ? null : $"'{origin.Syntax}'";
        }
    }

    /// <summary>The <c>?.</c> on whose right an expression stands.</summary>
    private static IConditionalAccessOperation? AccessAround(IOperation instance)
    {
        for (IOperation inner = instance; inner.Parent is { } around; inner = around)
            if (around is IConditionalAccessOperation access && access.WhenNotNull == inner) return access;
        return null;
    }

    private static bool Creates(ISymbol member) => member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value is BaseObjectCreationExpressionSyntax,
        PropertyDeclarationSyntax property =>
            (property.Initializer?.Value ?? property.ExpressionBody?.Expression) is BaseObjectCreationExpressionSyntax,
        _ => false,
    });
}
