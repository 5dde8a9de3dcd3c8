namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>A task that is made of others. Immutable.</summary>
/// <param name="Kind">What it waits for.</param>
/// <param name="Task">The task.</param>
/// <param name="Parts">The tasks that it is made of.</param>
/// <param name="IsTyped">Whether the parts have a result that becomes part of the whole's.</param>
/// <param name="Ordinal">When it was made, relative to all else that waits for tasks in this run.</param>
/// <param name="Token">What cancels the wait.</param>
internal sealed record CompositeTask(
    CompositeKind Kind, Task Task, Task[] Parts, bool IsTyped, long Ordinal, CancellationToken Token = default);
