namespace Workflow.Runtime.Storage;

/// <summary>A watch on a store. Collects changes between calls, so none is lost between a look and a wait.</summary>
public interface IStoreSubscription : IDisposable
{
    /// <summary>Returns what has changed since the last call, waiting until something has. For one caller at a time.</summary>
    ValueTask<StoreChanges> NextAsync(CancellationToken cancellationToken);
}

/// <summary>Kinds of change that a store reports.</summary>
[Flags]
public enum StoreChanges
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A run may have become ready to be acquired, or its wake-up time has changed.</summary>
    RunsReady = 1,

    /// <summary>A message came into some run's inbox.</summary>
    Inbox = 2,

    /// <summary>A step task may have become due.</summary>
    StepTasks = 4,

    /// <summary>A run has new events, has ended, or has become blocked.</summary>
    RunProgress = 8,

    /// <summary>Everything.</summary>
    All = RunsReady | Inbox | StepTasks | RunProgress,
}
