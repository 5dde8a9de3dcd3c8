using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary>
/// <c>Select(shipping.Ship)</c> becomes <c>Select(((Line __0) => shipping.__Ship(__context, __0)))</c>. The parameters are those of
/// the delegate, with their types, so that type inference comes to the same end. What an extension method is called on is looked at when the
/// delegate is made, and not when it is called: <c>text.Tag</c> becomes
/// <c>(text is var __w7 ? (Func&lt;int, Task&gt;)((int __0) => __w7.__Tag(__context, __0)) : null!)</c>.
/// </summary>
internal static class MethodGroupRedirect
{
    public static void Apply(TokenEdits edits, SemanticModel model, SimpleNameSyntax name, ExpressionSyntax whole, IMethodSymbol method)
    {
        INamedTypeSymbol? type = DelegateOf(model, whole);
        IMethodSymbol target = type?.DelegateInvokeMethod ?? method;
        bool canBeNamed = !target.Parameters.Any(each => HoldsUnspeakable(each.Type));
        string parameters = string.Join(", ", target.Parameters.Select((each, index) =>
            canBeNamed ? $"{TypeNames.InCode(each.Type)} __{index}" : $"__{index}"));
        string arguments = string.Concat(target.Parameters.Select((_, index) => $", __{index}"));
        edits.Instead(name.Identifier, $"__{method.Name}");
        if (type is not null && canBeNamed && method.ReducedFrom is not null && whole is MemberAccessExpressionSyntax { Expression: var receiver })
        {
            string captured = $"__w{whole.SpanStart}";
            edits.Before(whole.GetFirstToken(), whole, "(");
            edits.After(receiver.GetLastToken(), receiver, $" is var {captured} ? ({TypeNames.InCode(type)})(({parameters}) => {captured}");
            edits.After(whole.GetLastToken(), whole, $"(__context{arguments})) : null!)");
            return;
        }

        edits.Before(whole.GetFirstToken(), whole, $"(({parameters}) => ");
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
