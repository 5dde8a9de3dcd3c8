using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>
/// A <c>try</c> whose <c>finally</c> comes as code behind it. A jump out of the <c>try</c> notes where it wants to go, and goes there when that
/// code has run.
/// </summary>
internal sealed class FinallyScope(Label entry, Variable pending)
{
    /// <summary>Where the code of the <c>finally</c> begins.</summary>
    public Label Entry { get; } = entry;

    /// <summary>The number of the jump that waits; 0 for none.</summary>
    public Variable Pending { get; } = pending;

    /// <summary>What a <c>return</c> that waits returns; null in a body without a result.</summary>
    public Variable? Result { get; set; }

    /// <summary>The jumps that wait, numbered from 1: what writes each of them, seen from outside the <c>try</c>.</summary>
    public List<Func<string>> Jumps { get; } = [];
}
