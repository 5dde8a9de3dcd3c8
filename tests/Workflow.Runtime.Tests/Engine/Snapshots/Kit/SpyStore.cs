using System.Collections.Concurrent;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Kit;

/// <summary>A store in memory that tells what was read and written, and that a test may falsify. Several hosts may use it one after the other.</summary>
internal sealed class SpyStore : IWorkflowStore
{
    private readonly InMemoryWorkflowStore _inner = new();
    private readonly ConcurrentQueue<EventRecord> _read = new();
    private readonly ConcurrentQueue<CommitRun> _commits = new();

    public string Name => _inner.Name;

    /// <summary>The events that were read, in order.</summary>
    public IReadOnlyList<EventRecord> EventsRead => [.. _read];

    public IReadOnlyList<CommitRun> Commits => [.. _commits];

    /// <summary>What readers find in place of an event.</summary>
    public Func<EventRecord, EventRecord> Event { get; set; } = static record => record;

    /// <summary>What readers find in place of the snapshot.</summary>
    public Func<SnapshotRecord, SnapshotRecord> Snapshot { get; set; } = static record => record;

    /// <summary>Forgets what was read.</summary>
    public void Forget() => _read.Clear();

    public Task OpenAsync(CancellationToken cancellationToken) => _inner.OpenAsync(cancellationToken);

    public Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        foreach (CommitRun commit in writes.OfType<CommitRun>()) _commits.Enqueue(commit);
        return _inner.WriteAsync(writes, cancellationToken);
    }

    public Task<IReadOnlyList<StepTask>> ReadStepTasksAsync(string workerId, CancellationToken cancellationToken) =>
        _inner.ReadStepTasksAsync(workerId, cancellationToken);

    public async Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        EventRecord[] events = [.. (await _inner.ReadEventsAsync(runId, afterSequence, limit, cancellationToken)).Select(Event)];
        foreach (EventRecord record in events) _read.Enqueue(record);
        return events;
    }

    public async Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
        await _inner.ReadSnapshotAsync(runId, cancellationToken) is { } snapshot ? Snapshot(snapshot) : null;

    public Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) => _inner.RenewLeaseAsync(lease, cancellationToken);

    public Task ReleaseWorkerAsync(string workerId, CancellationToken cancellationToken) => _inner.ReleaseWorkerAsync(workerId, cancellationToken);

    public Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken) => _inner.AcquireRunsAsync(request, cancellationToken);

    public Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken) => _inner.AcquireStepsAsync(request, cancellationToken);

    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken) => _inner.ReadInboxAsync(workerId, cancellationToken);

    public Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken) => _inner.ReadRunAsync(runId, cancellationToken);

    public Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken) => _inner.QueryRunsAsync(query, cancellationToken);

    public Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) => _inner.ReadStepCacheAsync(key, now, cancellationToken);

    public IStoreSubscription Subscribe(StoreChanges interest) => _inner.Subscribe(interest);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
