namespace Workflow.Runtime.Storage.InMemory;

/// <summary>A run with all that belongs to it.</summary>
internal sealed class StoredRun(long ordinal, RunRecord record)
{
    /// <summary>The order of creation; settles ties.</summary>
    public long Ordinal { get; } = ordinal;

    public RunRecord Record { get; set; } = record;

    public List<EventRecord> Events { get; } = [];

    public SnapshotRecord? Snapshot { get; set; }

    public List<InboxEntry> Inbox { get; } = [];

    public Dictionary<long, StoredTask> Tasks { get; } = [];

    /// <summary>What attempts told of their progress, by call.</summary>
    public SortedDictionary<long, ReportStep> Reports { get; } = [];

    /// <summary>UTC ticks from which anybody may take the run; null while it is held, blocked, ended, or waits for a message alone.</summary>
    public long? ReadyAt { get; set; }

    /// <summary>The shape hashes of all code that has blocked the run since it last got further.</summary>
    public HashSet<string> BlockedShapes { get; } = new(StringComparer.Ordinal);

    public bool HasEnded => Record.Status is RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled or RunStatus.TimedOut;

    /// <summary>Whether whoever made a report still holds what it is about.</summary>
    public bool IsHeld(ReportStep report) => report.Holder.IsOfTask
        ? Tasks.TryGetValue(report.Sequence, out StoredTask? task) && task.Task.Attempt == report.Attempt && task.Owner == report.Holder.WorkerId && task.Epoch == report.Holder.Epoch
        : Record.Owner == report.Holder.WorkerId && Record.Epoch == report.Holder.Epoch;

    /// <summary>Whether a message is there for which the run does not wait for its time to begin.</summary>
    public bool IsCalledEarly => Record.Status != RunStatus.Pending || Inbox.Exists(entry => entry.Message.Kind is InboxMessageKinds.Cancel or InboxMessageKinds.Terminate);

    /// <summary>Whether somebody ordered what a blocked run does even for the code that blocked it.</summary>
    public bool IsUnblocked => Inbox.Exists(entry => entry.Message.Kind is InboxMessageKinds.Resume or InboxMessageKinds.Terminate);
}

/// <summary>An unread message.</summary>
internal sealed record InboxEntry(InboxMessage Message, string? DeduplicationKey);

/// <summary>A step task that waits or is held.</summary>
internal sealed class StoredTask(long ordinal, StoredRun run, NewStepTask task)
{
    public long Ordinal { get; } = ordinal;

    public StoredRun Run { get; } = run;

    public NewStepTask Task { get; } = task;

    public string? Owner { get; set; }

    public long Epoch { get; set; }

    /// <summary>Whether it was imported, or held by somebody before its owner.</summary>
    public bool MayHaveRun { get; set; }

    public StepTask Held => new(Run.Record.RunId, Task, Owner!, Epoch) { MayHaveRun = MayHaveRun };
}

/// <summary>A hook that was opened at some time.</summary>
internal sealed class StoredHook(StoredRun run, NewHook hook)
{
    public StoredRun Run { get; } = run;

    public NewHook Hook { get; } = hook;

    public bool Closed { get; set; }

    public bool IsAnswered { get; set; }
}

/// <summary>A worker and what it holds.</summary>
internal sealed class StoredWorker
{
    public DateTimeOffset Until { get; set; }

    public HashSet<StoredRun> Runs { get; } = [];

    public HashSet<StoredTask> Tasks { get; } = [];
}
