using System.Collections.Concurrent;
using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Engine;

/// <summary>Keeps what the engine asks a store to append, run by run and write by write, so that the floor can append the very same.</summary>
internal sealed class RecordingStore(IWorkflowStore store) : IWorkflowStore
{
    /// <summary>The events of each run, in the groups that the engine wrote them in.</summary>
    public ConcurrentDictionary<string, List<IReadOnlyList<EventRecord>>> Runs { get; } = new(StringComparer.Ordinal);

    public string Name => store.Name;

    public Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        foreach (StoreWrite write in writes)
        {
            // The writes of one run come one at a time, so its list needs no lock.
            if (write is CreateRun create) Runs.GetOrAdd(create.Run.RunId, _ => []).Add(create.Events);
            else if (write is CommitRun { Events.Count: > 0 } commit) Runs.GetOrAdd(commit.RunId, _ => []).Add(commit.Events);
        }

        return store.WriteAsync(writes, cancellationToken);
    }

    public Task OpenAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) => store.RenewLeaseAsync(lease, cancellationToken);

    public Task ReleaseWorkerAsync(string workerId, CancellationToken cancellationToken) => store.ReleaseWorkerAsync(workerId, cancellationToken);

    public Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken) =>
        store.AcquireRunsAsync(request, cancellationToken);

    public Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken) =>
        store.AcquireStepsAsync(request, cancellationToken);

    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken) =>
        store.ReadInboxAsync(workerId, cancellationToken);

    public Task<IReadOnlyList<StepTask>> ReadStepTasksAsync(string workerId, CancellationToken cancellationToken) =>
        store.ReadStepTasksAsync(workerId, cancellationToken);

    public Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken) => store.ReadRunAsync(runId, cancellationToken);

    public Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken) =>
        store.ReadEventsAsync(runId, afterSequence, limit, cancellationToken);

    public Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
        store.ReadSnapshotAsync(runId, cancellationToken);

    public Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken) => store.QueryRunsAsync(query, cancellationToken);

    public Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReadStepCacheAsync(key, now, cancellationToken);

    public IStoreSubscription Subscribe(StoreChanges interest) => store.Subscribe(interest);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
