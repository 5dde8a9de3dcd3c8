namespace Workflow.Runtime.Storage;

/// <summary>
/// The one seam between the engine and a database. Everything above it is written against this contract, and the conformance suite in
/// <c>Workflow.Testing</c> holds any implementation to it.
/// </summary>
/// <remarks>
/// <para><b>Atomicity.</b> Each <see cref="StoreWrite"/> is applied whole or not at all. The writes of one batch are applied in order, and
/// all of them are durable when <see cref="WriteAsync"/> returns: a power failure after that loses nothing.</para>
/// <para><b>Fencing.</b> A run, and each step task, carries an epoch that grows with every acquisition. A write that names an older epoch
/// changes nothing and reports <see cref="StoreOutcome.Fenced"/>.</para>
/// <para><b>Time.</b> The store owns no clock: callers pass the time.</para>
/// <para><b>Threads.</b> All members may be called from any thread at the same time.</para>
/// <para><b>Errors.</b> A store that cannot do its work throws <see cref="StoreException"/>; its <see cref="StoreException.IsTransient"/> tells
/// whether nothing was applied and the same call may be made again. After any other exception from <see cref="WriteAsync"/> it is
/// unknown whether the batch was applied; callers read back.</para>
/// </remarks>
public interface IWorkflowStore : IAsyncDisposable
{
    /// <summary>What messages call this store, such as <c>sqlite:/var/lib/shop/workflows.db</c>. Holds no secrets.</summary>
    string Name { get; }

    /// <summary>Creates or migrates the schema and checks that the store is sound. Called once, before any other member.</summary>
    /// <exception cref="StoreException">The store is unreachable, corrupt, or of a newer schema than this version understands.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Applies writes in order and makes them durable together; see the remarks of this interface.</summary>
    /// <returns>One outcome per write, in the same order.</returns>
    Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken);

    /// <summary>
    /// Announces a worker, or renews its lease. The lease covers every run and step task that the worker holds. A store that can tell that
    /// a process is dead (a lock that the system releases) frees the dead worker's runs without waiting for its lease to end.
    /// </summary>
    Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken);

    /// <summary>Withdraws a worker: its runs and step tasks can be acquired by others at once.</summary>
    Task ReleaseWorkerAsync(string workerId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes runs that are ready and that nobody holds: pending or suspended (and not blocked, since it last got further, by code of the acquirer's shape) with a wake-up time
    /// that has come or an unread inbox, or held by a worker whose lease has ended or who is dead. Each gets a new epoch, the
    /// acquirer as its owner, and status running. Runs of a worker whose lease has ended, who is dead, or who was withdrawn can be taken
    /// at once, whatever wake-up time they have.
    /// </summary>
    /// <exception cref="StoreException">The acquirer has no current lease (transient: it renews and asks again).</exception>
    Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken);

    /// <summary>Takes due step tasks of the given queues that nobody holds, each with a new epoch.</summary>
    /// <exception cref="StoreException">The acquirer has no current lease (transient: it renews and asks again).</exception>
    Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken);

    /// <summary>
    /// The inbox messages, oldest first, of all runs that a worker holds and whose id is above the run's own last consumed one. A message is
    /// seen until a <see cref="CommitRun"/> consumes it.
    /// </summary>
    Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken);

    /// <summary>
    /// The step tasks that a worker holds, in no order, each under its current epoch. For a worker that was not told the outcome of an
    /// acquisition, or that looks whether it still holds what it executes; runs that were taken likewise it finds with <see cref="QueryRunsAsync"/>.
    /// </summary>
    Task<IReadOnlyList<StepTask>> ReadStepTasksAsync(string workerId, CancellationToken cancellationToken);

    /// <summary>One run, or null.</summary>
    Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>One run as it stands at one moment, with its snapshot, its hooks, its unread messages and its step tasks; or null.</summary>
    Task<WholeRun?> ReadWholeRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>A run's events with a sequence number above <paramref name="afterSequence"/>, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>A run's latest snapshot, or null.</summary>
    Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken);

    /// <summary>
    /// What the attempts of a run tell of their progress, in the order of their calls. Reports of a worker that no longer holds the run, or the step's task, are not among them.
    /// </summary>
    Task<IReadOnlyList<StepReport>> ReadStepReportsAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Runs that match, newest first, a page at a time.</summary>
    Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken);

    /// <summary>A step result that was cached under a key and has not expired, or null.</summary>
    Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes runs that ended before a point in time, those first that ended first, each whole or not at all and with all that belongs to it: its log, snapshot, inbox, hooks (their
    /// tokens are unknown from then on), step tasks, reports. Its children and its parent are runs of their own and stay, and so do cached step results. Its id can be used again. A run that
    /// has not ended, or goes on again, is left alone. What was deleted when the process dies is deleted; the rest is there.
    /// </summary>
    /// <param name="endedBefore">Runs that ended at this time or later stay.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up before anything is deleted.</param>
    /// <returns>How many were deleted; fewer than <paramref name="limit"/> where no others are left.</returns>
    Task<int> DeleteRunsAsync(DateTimeOffset endedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Keeps what workers tell of the workflows that they host, all of it or nothing, each in place of what is there under its name and version.</summary>
    Task PublishWorkflowsAsync(IReadOnlyList<PublishedWorkflow> workflows, CancellationToken cancellationToken);

    /// <summary>What workers have told of their workflows, in ordinal order of name and then version.</summary>
    Task<IReadOnlyList<PublishedWorkflow>> ReadWorkflowsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Watches for changes. Changes made through this instance are reported at once; those of other processes as soon as the store can
    /// know of them (each store states its interval). May report a change that turns out to be none.
    /// </summary>
    IStoreSubscription Subscribe(StoreChanges interest);
}
