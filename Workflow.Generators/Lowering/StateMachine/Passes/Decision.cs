namespace Workflow.Generators.Lowering.StateMachine.Passes;

/// <summary>One decision on the way from a checkpoint to another.</summary>
/// <param name="Text">What was so, in the user's words; null where it is not told.</param>
/// <param name="IsNo">Whether the answer was no.</param>
/// <param name="IsException">Whether an exception decided.</param>
internal sealed record Decision(string? Text, bool IsNo, bool IsException)
{
    /// <summary>An expression that was decided as well, with the same answer: <c>a &amp;&amp; b</c> where <c>a</c> is false.</summary>
    public string? Decided { get; init; }
}
