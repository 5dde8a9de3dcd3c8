using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary><c>shipping.Ship(line)</c> becomes <c>shipping.__Ship(__context, line)</c>, and <c>shipOrder.ExecuteAsync(order)</c> <c>shipOrder.__RunAsync(__context, order)</c>.</summary>
internal static class CallRedirect
{
    public static void Apply(TokenEdits edits, SimpleNameSyntax name, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        edits.Instead(name.Identifier, $"__{method.Name}");
        // Another method is called than the user wrote, and its parameter may have another name.
        if (name.Identifier.ValueText != method.Name)
            foreach (ArgumentSyntax argument in call.ArgumentList.Arguments.Where(static each => each.NameColon is not null)) edits.Drop(argument.NameColon!);
        edits.After(call.ArgumentList.OpenParenToken, call, call.ArgumentList.Arguments.Count == 0 ? "__context" : "__context, ");
    }
}
