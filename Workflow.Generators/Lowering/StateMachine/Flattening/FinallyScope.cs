using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>
/// A <c>try</c> whose <c>finally</c> comes as code behind it. A jump out of the <c>try</c> goes to a label behind it, where it is noted which one it
/// was, and on when that code has run.
/// </summary>
internal sealed class FinallyScope(SyntaxNode origin, TextSpan span)
{
    /// <summary>What the user wrote.</summary>
    public SyntaxNode Origin { get; } = origin;

    /// <summary>The text that a jump leaves when it passes the <c>finally</c>.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>What a <c>return</c> that waits returns; null where none returns anything.</summary>
    public Variable? Result { get; set; }

    /// <summary>The jumps that wait: where each of them leaves the <c>try</c>, and what writes it as seen from outside.</summary>
    public List<(Label Leave, Func<string> Code)> Jumps { get; } = [];
}
