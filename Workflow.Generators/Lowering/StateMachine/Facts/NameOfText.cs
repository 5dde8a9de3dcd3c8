using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>What is renamed, or becomes a member of a frame, is still called by the user's name in <c>nameof</c>: that turns into the text that it stands for.</summary>
internal static class NameOfText
{
    /// <summary>Replaces the <c>nameof</c> around a reference; false where there is none.</summary>
    public static bool Replace(SimpleNameSyntax reference, TokenEdits edits)
    {
        InvocationExpressionSyntax? nameOf = reference.Ancestors().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(static each => each.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });
        if (nameOf is null) return false;
        edits.Drop(nameOf);
        edits.Instead(nameOf.GetFirstToken(), TypeNames.Literal(reference.Identifier.ValueText));
        return true;
    }
}
