using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary>
/// Keeps continuations on the run's pump: <c>await task.ConfigureAwait(false)</c> becomes <c>await task</c>; where the configured
/// awaitable is used otherwise, it is configured to come back.
/// </summary>
internal static class ConfigureAwaitRedirect
{
    private const string Options = "global::System.Threading.Tasks.ConfigureAwaitOptions.ContinueOnCapturedContext";

    public static void Apply(TokenEdits edits, SimpleNameSyntax name, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.ContainingNamespace?.ToDisplayString() != "System.Threading.Tasks" || call.ArgumentList.Arguments.Count == 0) return;
        ArgumentSyntax argument = call.ArgumentList.Arguments.Last();
        bool isFlag = method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1].Type.SpecialType == SpecialType.System_Boolean;
        if (isFlag && call.Parent is AwaitExpressionSyntax && argument.Expression is LiteralExpressionSyntax
            && call.Expression is MemberAccessExpressionSyntax access)
        {
            edits.Instead(access.OperatorToken, "");
            edits.Instead(name.Identifier, "");
            edits.Drop(call.ArgumentList);
            return;
        }

        edits.Before(argument.Expression.GetFirstToken(), argument, "(");
        edits.After(argument.Expression.GetLastToken(), argument, isFlag ? ") || true" : $") | {Options}");
    }
}
