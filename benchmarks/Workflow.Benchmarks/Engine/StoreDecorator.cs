using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Engine;

/// <summary>A store that hands everything on to another one.</summary>
internal abstract class StoreDecorator(IWorkflowStore store) : IWorkflowStore
{
    public string Name => store.Name;

    public virtual Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken) =>
        store.WriteAsync(writes, cancellationToken);

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

    public Task<IReadOnlyList<StepReport>> ReadStepReportsAsync(string runId, CancellationToken cancellationToken) => store.ReadStepReportsAsync(runId, cancellationToken);

    public Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken) => store.QueryRunsAsync(query, cancellationToken);

    public Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReadStepCacheAsync(key, now, cancellationToken);

    public Task<int> DeleteRunsAsync(DateTimeOffset endedBefore, int limit, CancellationToken cancellationToken) => store.DeleteRunsAsync(endedBefore, limit, cancellationToken);

    public Task PublishWorkflowsAsync(IReadOnlyList<PublishedWorkflow> workflows, CancellationToken cancellationToken) => store.PublishWorkflowsAsync(workflows, cancellationToken);

    public Task<IReadOnlyList<PublishedWorkflow>> ReadWorkflowsAsync(CancellationToken cancellationToken) => store.ReadWorkflowsAsync(cancellationToken);

    public Task<WholeRun?> ReadWholeRunAsync(string runId, CancellationToken cancellationToken) => store.ReadWholeRunAsync(runId, cancellationToken);

    public IStoreSubscription Subscribe(StoreChanges interest) => store.Subscribe(interest);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
