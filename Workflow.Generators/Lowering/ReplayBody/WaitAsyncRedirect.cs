using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary>
/// <c>task.WaitAsync(timeout)</c> becomes <c>__context.WaitAsync(task, timeout)</c>, and behind a null check
/// <c>a?.Task.WaitAsync(timeout)</c> becomes <c>(a is { } __w0 ? __context.WaitAsync(__w0.Task, timeout) : null)</c>.
/// </summary>
internal static class WaitAsyncRedirect
{
    public static void Apply(TokenEdits edits, SimpleNameSyntax name, InvocationExpressionSyntax call)
    {
        string checkedValue = NullChecks(edits, call);
        if (call.Expression is MemberAccessExpressionSyntax access)
        {
            edits.Before(access.Expression.GetFirstToken(), call, $"__context.WaitAsync({checkedValue}");
            edits.Instead(access.OperatorToken, "");
            edits.Instead(name.Identifier, "");
        }
        else if (call.Expression is MemberBindingExpressionSyntax binding)
        {
            edits.Instead(binding.OperatorToken, "");
            edits.Instead(name.Identifier, $"__context.WaitAsync({checkedValue}");
        }

        edits.Instead(call.ArgumentList.OpenParenToken, ", ");
    }

    /// <summary>Writes out the null checks that the call stands behind; returns the name of the value that the last one checked.</summary>
    private static string NullChecks(TokenEdits edits, InvocationExpressionSyntax call)
    {
        List<ConditionalAccessExpressionSyntax> checks = [];
        ExpressionSyntax inner = call;
        foreach (ConditionalAccessExpressionSyntax check in call.Ancestors().OfType<ConditionalAccessExpressionSyntax>())
        {
            if (!StartsWithBinding(inner) || check.WhenNotNull.SpanStart != inner.GetFirstToken().SpanStart) break;
            checks.Insert(0, check);
            inner = check;
        }

        string value = "";
        for (int i = 0; i < checks.Count; i++)
        {
            bool isStatement = i == 0 && checks[i].Parent is ExpressionStatementSyntax;
            edits.Before(checks[i].Expression.GetFirstToken(), checks[i], $"{(isStatement ? "_ = " : "")}({value}");
            value = $"__w{checks[i].OperatorToken.SpanStart}";
            edits.Instead(checks[i].OperatorToken, $" is {{ }} {value} ? ");
            edits.After(checks[i].GetLastToken(), checks[i], " : null)");
        }

        return value;
    }

    private static bool StartsWithBinding(ExpressionSyntax expression) =>
        expression.GetFirstToken().Parent is MemberBindingExpressionSyntax or BracketedArgumentListSyntax { Parent: ElementBindingExpressionSyntax };
}
