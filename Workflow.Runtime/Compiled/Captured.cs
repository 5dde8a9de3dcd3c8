namespace Workflow.Runtime.Compiled;

/// <summary>
/// A variable of one iteration of a loop that a lambda shares with the body, in a cell of its own, so that the next iteration has another.
/// For generated code. Not thread-safe.
/// </summary>
public sealed class Captured<T>
{
#pragma warning disable CA1051 // Passed by reference, as the variable would be.
    /// <summary>The variable.</summary>
    public T Value = default!;
#pragma warning restore CA1051
}
