using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary><c>shipping.Ship(line)</c> becomes <c>shipping.__Ship(__context, line)</c>.</summary>
internal static class CallRedirect
{
    public static void Apply(TokenEdits edits, SimpleNameSyntax name, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        edits.Instead(name.Identifier, $"__{method.Name}");
        edits.After(call.ArgumentList.OpenParenToken, call, call.ArgumentList.Arguments.Count == 0 ? "__context" : "__context, ");
    }
}
