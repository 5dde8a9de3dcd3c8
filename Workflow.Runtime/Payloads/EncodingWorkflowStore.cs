using System.Data.Common;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Payloads;

/// <summary>
/// Encodes all data of users that goes into a store, and decodes what comes out, so that neither the store nor the engine knows of codecs. What cannot be
/// decoded is replaced (see <see cref="Undecodable"/>), for a call that reads many runs must not fail because of one.
/// </summary>
internal sealed class EncodingWorkflowStore(IWorkflowStore inner, PayloadChain chain) : IWorkflowStore, ITransactionalStore
{
    private readonly StoreWriteEncoder _encoder = new(chain, inner.Name);
    private readonly StoreRecordDecoder _decoder = new(chain);

    public string Name => inner.Name;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public async Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        StoreWriteRules.Check(writes);
        StoreWrite[] encoded = new StoreWrite[writes.Count];
        for (int i = 0; i < encoded.Length; i++) encoded[i] = _encoder.Encode(writes[i]);
        IReadOnlyList<StoreOutcome> outcomes = await inner.WriteAsync(encoded, cancellationToken).ConfigureAwait(false);
        return outcomes.Any(static outcome => outcome.Existing is not null) ? [.. outcomes.Select(_decoder.Decode)] : outcomes;
    }

    /// <exception cref="NotSupportedException">The store has no transactions of users.</exception>
    public async Task<StoreOutcome> CreateAsync(CreateRun create, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (inner is not ITransactionalStore transactional)
        {
            throw new NotSupportedException(
                $"The store '{Name}' cannot start runs inside a transaction (StartOptions.Transaction). Keep runs in one that can, as UseSqlite does; or leave the transaction "
                + "out, and start the run after the commit.");
        }

        return _decoder.Decode(await transactional.CreateAsync(_encoder.Encode(create), transaction, cancellationToken).ConfigureAwait(false));
    }

    public Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) => inner.RenewLeaseAsync(lease, cancellationToken);

    public Task ReleaseWorkerAsync(string workerId, CancellationToken cancellationToken) => inner.ReleaseWorkerAsync(workerId, cancellationToken);

    public async Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken)
    {
        AcquiredRuns acquired = await inner.AcquireRunsAsync(request, cancellationToken).ConfigureAwait(false);
        return acquired.Runs.Count == 0 ? acquired : acquired with { Runs = [.. acquired.Runs.Select(_decoder.Decode)] };
    }

    public async Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken)
    {
        AcquiredSteps acquired = await inner.AcquireStepsAsync(request, cancellationToken).ConfigureAwait(false);
        return acquired.Tasks.Count == 0 ? acquired : acquired with { Tasks = [.. acquired.Tasks.Select(_decoder.Decode)] };
    }

    public async Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken) =>
        [.. (await inner.ReadInboxAsync(workerId, cancellationToken).ConfigureAwait(false)).Select(_decoder.Decode)];

    public async Task<IReadOnlyList<StepTask>> ReadStepTasksAsync(string workerId, CancellationToken cancellationToken) =>
        [.. (await inner.ReadStepTasksAsync(workerId, cancellationToken).ConfigureAwait(false)).Select(_decoder.Decode)];

    public async Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken) =>
        await inner.ReadRunAsync(runId, cancellationToken).ConfigureAwait(false) is { } run ? _decoder.Decode(run) : null;

    public async Task<WholeRun?> ReadWholeRunAsync(string runId, CancellationToken cancellationToken) =>
        await inner.ReadWholeRunAsync(runId, cancellationToken).ConfigureAwait(false) is { } whole ? _decoder.Decode(whole) : null;

    public async Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventRecord> events = await inner.ReadEventsAsync(runId, afterSequence, limit, cancellationToken).ConfigureAwait(false);
        return events.Count == 0 ? events : [.. events.Select(each => _decoder.Decode(runId, each))];
    }

    public async Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
        await inner.ReadSnapshotAsync(runId, cancellationToken).ConfigureAwait(false) is { } snapshot ? _decoder.Decode(runId, snapshot) : null;

    public async Task<IReadOnlyList<StepReport>> ReadStepReportsAsync(string runId, CancellationToken cancellationToken) =>
        [.. (await inner.ReadStepReportsAsync(runId, cancellationToken).ConfigureAwait(false)).Select(report => _decoder.Decode(runId, report))];

    public async Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken)
    {
        RunPage page = await inner.QueryRunsAsync(query, cancellationToken).ConfigureAwait(false);
        return page with { Runs = [.. page.Runs.Select(_decoder.Decode)] };
    }

    /// <summary>A result that cannot be decoded counts as none: the step is executed anew.</summary>
    public async Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        await inner.ReadStepCacheAsync(key, now, cancellationToken).ConfigureAwait(false) is { } cached ? _decoder.Decode(key, cached) : null;

    public Task<int> DeleteRunsAsync(DateTimeOffset endedBefore, int limit, CancellationToken cancellationToken) => inner.DeleteRunsAsync(endedBefore, limit, cancellationToken);

    public Task PublishWorkflowsAsync(IReadOnlyList<PublishedWorkflow> workflows, CancellationToken cancellationToken) => inner.PublishWorkflowsAsync(workflows, cancellationToken);

    public Task<IReadOnlyList<PublishedWorkflow>> ReadWorkflowsAsync(CancellationToken cancellationToken) => inner.ReadWorkflowsAsync(cancellationToken);

    public IStoreSubscription Subscribe(StoreChanges interest) => inner.Subscribe(interest);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
