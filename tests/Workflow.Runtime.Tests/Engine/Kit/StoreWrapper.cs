using System.Collections.Concurrent;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Tests.Engine.Kit;

/// <summary>A store in memory that several hosts may share, whose writes a test can watch or disturb.</summary>
internal sealed class StoreWrapper : IWorkflowStore
{
    private readonly InMemoryWorkflowStore _inner = new();
    private readonly ConcurrentDictionary<TaskCompletionSource, bool> _watchers = new();

    public string Name => _inner.Name;

    public Task OpenAsync(CancellationToken cancellationToken) => _inner.OpenAsync(cancellationToken);

    public async Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        try
        {
            return await ApplyAsync(writes, cancellationToken);
        }
        finally
        {
            foreach (TaskCompletionSource watcher in _watchers.Keys) watcher.TrySetResult();
        }
    }

    public Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) => _inner.RenewLeaseAsync(lease, cancellationToken);

    public Task ReleaseWorkerAsync(string workerId, CancellationToken cancellationToken) => _inner.ReleaseWorkerAsync(workerId, cancellationToken);

    public Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken) => _inner.AcquireRunsAsync(request, cancellationToken);

    public Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken) => _inner.AcquireStepsAsync(request, cancellationToken);

    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken) => _inner.ReadInboxAsync(workerId, cancellationToken);

    public Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken) => _inner.ReadRunAsync(runId, cancellationToken);

    public Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken) =>
        _inner.ReadEventsAsync(runId, afterSequence, limit, cancellationToken);

    public Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) => _inner.ReadSnapshotAsync(runId, cancellationToken);

    public Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken) => _inner.QueryRunsAsync(query, cancellationToken);

    public Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        _inner.ReadStepCacheAsync(key, now, cancellationToken);

    public IStoreSubscription Subscribe(StoreChanges interest) => _inner.Subscribe(interest);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The run as soon as it is as wanted; looks after every write.</summary>
    public async Task<RunRecord> UntilAsync(string runId, Func<RunRecord, bool> isReached)
    {
        while (true)
        {
            TaskCompletionSource watcher = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.TryAdd(watcher, true);
            if (await ReadRunAsync(runId, CancellationToken.None) is { } run && isReached(run)) return run;
            await watcher.Task.Guarded();
            _watchers.TryRemove(watcher, out _);
        }
    }

    /// <summary>Why the run is suspended, as soon as it is.</summary>
    public async Task<string> UntilBlockedAsync(string runId) => (await UntilAsync(runId, run => run.BlockedReason is not null)).BlockedReason!;

    private Task<IReadOnlyList<StoreOutcome>> ApplyAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken) =>
        _inner.WriteAsync(writes, cancellationToken);
}
