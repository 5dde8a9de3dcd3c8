namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>What may come after a checkpoint, or at the beginning of a body.</summary>
/// <param name="Target">The key of a checkpoint, <c>return</c> or <c>throw</c>.</param>
/// <param name="Kind">How it comes to that.</param>
/// <param name="Condition">When, in the user's words; null where it is not told.</param>
internal sealed record Transition(string Target, TransitionKind Kind, string? Condition)
{
    public const string Return = "return";
    public const string Throw = "throw";
}

/// <summary>How one checkpoint comes after another.</summary>
internal enum TransitionKind
{
    /// <summary>Without a decision, or by several ways.</summary>
    Next,

    /// <summary>Where a condition holds.</summary>
    Then,

    /// <summary>Where a condition does not hold.</summary>
    Else,

    /// <summary>Back, in another round of a loop.</summary>
    Loop,

    /// <summary>Where an exception is caught, or leaves the body.</summary>
    Catch,
}
