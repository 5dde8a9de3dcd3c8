using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary>
/// <c>Select(shipping.Ship)</c> becomes <c>Select(((Line __0) => shipping.__Ship(__context, __0)))</c>. The parameters are those of
/// the delegate, with their types, so that type inference comes to the same end.
/// </summary>
internal static class MethodGroupRedirect
{
    public static void Apply(TokenEdits edits, SemanticModel model, SimpleNameSyntax name, ExpressionSyntax whole, IMethodSymbol method)
    {
        IMethodSymbol target = DelegateOf(model, whole)?.DelegateInvokeMethod ?? method;
        bool canBeNamed = !target.Parameters.Any(each => HoldsUnspeakable(each.Type));
        string parameters = string.Join(", ", target.Parameters.Select((each, index) =>
            canBeNamed ? $"{TypeNames.InCode(each.Type)} __{index}" : $"__{index}"));
        string arguments = string.Concat(target.Parameters.Select((_, index) => $", __{index}"));
        edits.Before(whole.GetFirstToken(), whole, $"(({parameters}) => ");
        edits.Instead(name.Identifier, $"__{method.Name}");
        edits.After(whole.GetLastToken(), whole, $"(__context{arguments}))");
    }

    private static INamedTypeSymbol? DelegateOf(SemanticModel model, ExpressionSyntax whole)
    {
        for (IOperation? operation = model.GetOperation(whole); operation is not null; operation = operation.Parent)
        {
            if (operation is IDelegateCreationOperation { Type: INamedTypeSymbol type }) return type;
            if (operation is not (IMethodReferenceOperation or IParenthesizedOperation or IConversionOperation)) return null;
        }

        return null;
    }

    private static bool HoldsUnspeakable(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => named.IsAnonymousType || named.TypeArguments.Any(HoldsUnspeakable),
        IArrayTypeSymbol array => HoldsUnspeakable(array.ElementType),
        _ => false,
    };
}
