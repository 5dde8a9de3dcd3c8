using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Tests.Engine.Kit;

/// <summary>A store that leaves everything to another one; what is to be different is overridden. Disposing leaves the other one alone.</summary>
internal abstract class DelegatingStore(IWorkflowStore inner) : IWorkflowStore
{
    public string Name => inner.Name;

    public virtual Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public virtual Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken) =>
        inner.WriteAsync(writes, cancellationToken);

    public virtual Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) => inner.RenewLeaseAsync(lease, cancellationToken);

    public virtual Task ReleaseWorkerAsync(string workerId, CancellationToken cancellationToken) => inner.ReleaseWorkerAsync(workerId, cancellationToken);

    public virtual Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken) =>
        inner.AcquireRunsAsync(request, cancellationToken);

    public virtual Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken) =>
        inner.AcquireStepsAsync(request, cancellationToken);

    public virtual Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken) =>
        inner.ReadInboxAsync(workerId, cancellationToken);

    public virtual Task<IReadOnlyList<StepTask>> ReadStepTasksAsync(string workerId, CancellationToken cancellationToken) =>
        inner.ReadStepTasksAsync(workerId, cancellationToken);

    public virtual Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken) => inner.ReadRunAsync(runId, cancellationToken);

    public virtual Task<WholeRun?> ReadWholeRunAsync(string runId, CancellationToken cancellationToken) => inner.ReadWholeRunAsync(runId, cancellationToken);

    public virtual Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken) =>
        inner.ReadEventsAsync(runId, afterSequence, limit, cancellationToken);

    public virtual Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
        inner.ReadSnapshotAsync(runId, cancellationToken);

    public virtual Task<IReadOnlyList<StepReport>> ReadStepReportsAsync(string runId, CancellationToken cancellationToken) =>
        inner.ReadStepReportsAsync(runId, cancellationToken);

    public virtual Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken) => inner.QueryRunsAsync(query, cancellationToken);

    public virtual Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.ReadStepCacheAsync(key, now, cancellationToken);

    public virtual Task<int> DeleteRunsAsync(DateTimeOffset endedBefore, int limit, CancellationToken cancellationToken) =>
        inner.DeleteRunsAsync(endedBefore, limit, cancellationToken);

    public virtual Task PublishWorkflowsAsync(IReadOnlyList<PublishedWorkflow> workflows, CancellationToken cancellationToken) =>
        inner.PublishWorkflowsAsync(workflows, cancellationToken);

    public virtual Task<IReadOnlyList<PublishedWorkflow>> ReadWorkflowsAsync(CancellationToken cancellationToken) => inner.ReadWorkflowsAsync(cancellationToken);

    public IStoreSubscription Subscribe(StoreChanges interest) => inner.Subscribe(interest);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
