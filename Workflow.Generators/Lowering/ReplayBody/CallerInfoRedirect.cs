using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary>
/// The durable form has another name than the user's method, which a <c>[CallerMemberName]</c> parameter would see:
/// <c>Log("x")</c> becomes <c>Log("x", caller: "ProcessOrder")</c>.
/// </summary>
internal static class CallerNameRedirect
{
    public static void Apply(TokenEdits edits, SemanticModel model, ExpressionSyntax call, SyntaxNode body, string methodName)
    {
        BaseArgumentListSyntax? list = call switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if (list is null || IsInLocalFunction(call, body)) return;
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !method.Parameters.Any(WantsCallerName)) return;
        System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments = model.GetOperation(call) switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        bool isFirst = list.Arguments.Count == 0;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue || argument.Parameter is not { } parameter || !WantsCallerName(parameter)) continue;
            edits.Before(list.GetLastToken(), list, $"{(isFirst ? "" : ", ")}{Identifier.Of(parameter.Name)}: {TypeNames.Literal(methodName)}");
            isFirst = false;
        }
    }

    private static bool IsInLocalFunction(SyntaxNode call, SyntaxNode body) =>
        call.Ancestors().TakeWhile(each => each != body).Any(each => each is LocalFunctionStatementSyntax);

    private static bool WantsCallerName(IParameterSymbol parameter) => parameter.IsOptional && parameter.GetAttributes().Any(each =>
        each.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.CallerMemberNameAttribute");
}
