using System.Collections.Concurrent;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Tests.Engine.Kit;

/// <summary>A store in memory that several hosts may share, whose calls a test can watch or disturb.</summary>
internal class StoreWrapper() : DelegatingStore(new InMemoryWorkflowStore())
{
    private readonly ConcurrentDictionary<TaskCompletionSource, bool> _watchers = new();

    /// <summary>Called in place of each write, with what applies it.</summary>
    public Func<IReadOnlyList<StoreWrite>, Func<Task<IReadOnlyList<StoreOutcome>>>, Task<IReadOnlyList<StoreOutcome>>>? AroundWrite { get; set; }

    /// <summary>Called in place of each read of a run, with what makes it.</summary>
    public Func<Func<Task<RunRecord?>>, Task<RunRecord?>>? AroundReadRun { get; set; }

    /// <summary>Called in place of each acquisition of runs, with what makes it.</summary>
    public Func<Func<Task<AcquiredRuns>>, Task<AcquiredRuns>>? AroundAcquireRuns { get; set; }

    /// <summary>Called in place of each acquisition of step tasks, with what makes it.</summary>
    public Func<Func<Task<AcquiredSteps>>, Task<AcquiredSteps>>? AroundAcquireSteps { get; set; }

    /// <summary>Called before each renewal of a lease, with the worker's id.</summary>
    public Func<string, Task>? BeforeRenewal { get; set; }

    /// <summary>Called in place of each read of inboxes, with what makes it.</summary>
    public Func<Func<Task<IReadOnlyList<InboxMessage>>>, Task<IReadOnlyList<InboxMessage>>>? AroundReadInbox { get; set; }

    public override async Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        try
        {
            Task<IReadOnlyList<StoreOutcome>> Apply() => base.WriteAsync(writes, cancellationToken);
            return await (AroundWrite is { } around ? around(writes, Apply) : Apply());
        }
        finally
        {
            foreach (TaskCompletionSource watcher in _watchers.Keys) watcher.TrySetResult();
        }
    }

    public override async Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken)
    {
        if (BeforeRenewal is { } before) await before(lease.WorkerId);
        await base.RenewLeaseAsync(lease, cancellationToken);
    }

    public override Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken)
    {
        Task<RunRecord?> Read() => base.ReadRunAsync(runId, cancellationToken);
        return AroundReadRun is { } around ? around(Read) : Read();
    }

    public override Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<InboxMessage>> Read() => base.ReadInboxAsync(workerId, cancellationToken);
        return AroundReadInbox is { } around ? around(Read) : Read();
    }

    public override async Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken)
    {
        try
        {
            Task<AcquiredRuns> Acquire() => base.AcquireRunsAsync(request, cancellationToken);
            return await (AroundAcquireRuns is { } around ? around(Acquire) : Acquire());
        }
        finally
        {
            foreach (TaskCompletionSource watcher in _watchers.Keys) watcher.TrySetResult();
        }
    }

    public override Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken)
    {
        Task<AcquiredSteps> Acquire() => base.AcquireStepsAsync(request, cancellationToken);
        return AroundAcquireSteps is { } around ? around(Acquire) : Acquire();
    }

    /// <summary>The run as soon as it is as wanted; looks after every write and acquisition. Fails where that takes too long.</summary>
    public Task<RunRecord> UntilAsync(string runId, Func<RunRecord, bool> isReached) => WatchAsync(runId, isReached).Guarded();

    /// <summary>Why the run is suspended, as soon as it is. Fails where it ends.</summary>
    public async Task<string> UntilBlockedAsync(string runId)
    {
        RunRecord run = await UntilAsync(runId, static each => each.BlockedReason is not null || each.Status.IsTerminal());
        return run.BlockedReason.ShouldNotBeNull($"the run has not blocked, but {run.Status}");
    }

    private async Task<RunRecord> WatchAsync(string runId, Func<RunRecord, bool> isReached)
    {
        while (true)
        {
            TaskCompletionSource watcher = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.TryAdd(watcher, true);
            if (await base.ReadRunAsync(runId, CancellationToken.None) is { } run && isReached(run)) return run;
            await watcher.Task.Guarded();
            _watchers.TryRemove(watcher, out _);
        }
    }
}
