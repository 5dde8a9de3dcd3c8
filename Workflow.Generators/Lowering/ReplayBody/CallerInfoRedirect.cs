using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary>
/// Keeps what the compiler tells a method of its caller: the durable form has another name and other text than the user's method.
/// <c>Log("x")</c> becomes <c>Log("x", caller: "ProcessOrder")</c>, and <c>Check(await Ship(line))</c> becomes
/// <c>Check(await __Ship(__context, line), text: "await Ship(line)")</c>.
/// </summary>
internal static class CallerInfoRedirect
{
    private const string Space = "System.Runtime.CompilerServices.";

    public static void Apply(TokenEdits edits, SemanticModel model, ExpressionSyntax call, SyntaxNode body, string methodName)
    {
        BaseArgumentListSyntax? list = call switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if (list is null || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !method.Parameters.Any(each => each.IsOptional)) return;
        ImmutableArray<IArgumentOperation> arguments = model.GetOperation(call) switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        bool isFirst = list.Arguments.Count == 0;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue || argument.Parameter is not { } parameter) continue;
            string? told = WantsCallerName(parameter) && !IsInLocalFunction(call, body) ? methodName : RewrittenText(parameter, arguments, edits);
            if (told is null) continue;
            edits.Before(list.GetLastToken(), list, $"{(isFirst ? "" : ", ")}{Identifier.Of(parameter.Name)}: {TypeNames.Literal(told)}");
            isFirst = false;
        }
    }

    private static bool IsInLocalFunction(SyntaxNode call, SyntaxNode body) =>
        call.Ancestors().TakeWhile(each => each != body).Any(each => each is LocalFunctionStatementSyntax);

    private static bool WantsCallerName(IParameterSymbol parameter) => AttributeOf(parameter, "CallerMemberNameAttribute") is not null;

    /// <summary>The user's text of the argument that a parameter wants to see, where the durable form has another; else null.</summary>
    private static string? RewrittenText(IParameterSymbol parameter, ImmutableArray<IArgumentOperation> arguments, TokenEdits edits)
    {
        if (AttributeOf(parameter, "CallerArgumentExpressionAttribute")?.ConstructorArguments.FirstOrDefault().Value is not string name) return null;
        SyntaxNode? shown = arguments.FirstOrDefault(each => each.Parameter?.Name == name && each.ArgumentKind == ArgumentKind.Explicit)?.Value.Syntax;
        return shown is not null && edits.AreIn(shown) ? shown.ToString() : null;
    }

    private static AttributeData? AttributeOf(IParameterSymbol parameter, string name) =>
        parameter.GetAttributes().FirstOrDefault(each => each.AttributeClass?.ToDisplayString() == Space + name);
}
