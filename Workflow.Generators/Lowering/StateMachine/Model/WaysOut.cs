namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>How control may leave a piece of code, beside its jumps and its end.</summary>
[Flags]
internal enum WaysOut
{
    None = 0,

    /// <summary>The body returns.</summary>
    Return = 1,

    /// <summary>An exception is thrown on purpose.</summary>
    Throw = 2,

    /// <summary>An exception goes on that was held up by a <c>finally</c>.</summary>
    Rethrow = 4,

    /// <summary>Its end is never reached, although the flow of control for liveness takes it to be.</summary>
    NoEnd = 8,
}
