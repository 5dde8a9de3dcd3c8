namespace Workflow.Runtime.Storage;

/// <summary>A run at one moment, with all that belongs to it but its log, which only grows and is read beside it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Snapshot">Its snapshot; null for none.</param>
/// <param name="Hooks">Its hooks, in the order of their events.</param>
/// <param name="Inbox">The messages that it has not taken in, oldest first.</param>
/// <param name="StepTasks">Its step tasks, in the order of their calls, whoever holds them.</param>
public sealed record WholeRun(RunRecord Run, SnapshotRecord? Snapshot, IReadOnlyList<KeptHook> Hooks, IReadOnlyList<InboxMessage> Inbox, IReadOnlyList<NewStepTask> StepTasks);

/// <summary>A hook that a run has opened.</summary>
/// <param name="Hook">The hook.</param>
/// <param name="IsClosed">Whether it was answered or closed.</param>
public sealed record KeptHook(NewHook Hook, bool IsClosed);
