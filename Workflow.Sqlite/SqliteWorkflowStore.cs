using System.Data.Common;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;
using Workflow.Sqlite.Reading;
using Workflow.Sqlite.Transactions;

namespace Workflow.Sqlite;

/// <summary>
/// Keeps workflows in one SQLite file, durably: what was acknowledged survives a power failure. Any number of processes of one machine may
/// share the file, each with a store of its own. Thread-safe.
/// </summary>
/// <remarks>
/// <para>Beside the file lie SQLite's write-ahead log (<c>-wal</c>, <c>-shm</c>) and, per worker, a <c>.lock</c> file that tells others at once
/// when the worker's process has died. The file must not be on a network share.</para>
/// <para>Changes made through the same store are reported to subscriptions at once; those of other processes within
/// <see cref="SqliteStoreOptions.ChangePollInterval"/>.</para>
/// </remarks>
public sealed class SqliteWorkflowStore : IWorkflowStore, ITransactionalStore
{
    private readonly string _path;
    private readonly SqliteStoreOptions _options;
    private readonly StoreErrors _errors;
    private readonly StoreNotifier _notifier = new();
    private OpenDatabase? _open;
    private bool _disposed;

    /// <summary>Makes a store on a file, which <see cref="OpenAsync"/> creates where it is not there.</summary>
    /// <param name="path">The file. A relative path is resolved now. Directories that do not exist are made.</param>
    /// <param name="options">How the store behaves; null for the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, a URI, or <c>:memory:</c>, for which there is <see cref="InMemoryWorkflowStore"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SqliteWorkflowStore(string path, SqliteStoreOptions? options = null)
    {
        _path = DatabasePath.Resolve(path);
        _options = options ?? new SqliteStoreOptions();
        _options.Validate();
        _errors = new StoreErrors(Name, _options);
    }

    /// <inheritdoc/>
    public string Name => $"sqlite:{_path}";

    private OpenDatabase Opened
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _open ?? throw new InvalidOperationException($"{Name}: the store is not open. Call OpenAsync first.");
        }
    }

    /// <summary>The same, for a write.</summary>
    private OpenDatabase Writable => _options.Access != SqliteStoreAccess.ReadOnly ? Opened
        : throw _errors.Error("the store was opened for reading only, so nothing can be written to it. Open it with another SqliteStoreOptions.Access.");

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_open is not null) throw new InvalidOperationException($"{Name}: the store is open already.");
        _open = await Task.Run(() => OpenDatabase.Open(_path, _errors, _options, _notifier), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        StoreWriteRules.Check(writes);
        OpenDatabase open = Writable;
        return writes.Count == 0
            ? Task.FromResult<IReadOnlyList<StoreOutcome>>([])
            : open.Writer.Run(_ => open.Apply(writes), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The transaction is a <see cref="Microsoft.Data.Sqlite.SqliteTransaction"/> of the same file. Workers notice the run when it has been committed, within
    /// <see cref="SqliteStoreOptions.ChangePollInterval"/>.
    /// </remarks>
    public Task<StoreOutcome> CreateAsync(CreateRun create, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(transaction);
        StoreWriteRules.Check([create]);
        _ = Writable;
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<StoreOutcome>(cancellationToken);
        try
        {
            return Task.FromResult(new TransactionalCreation(_errors, _options).Create(create, UserTransaction.HandleOf(transaction, _path)));
        }
        catch (Exception error) when (error is StoreException or ArgumentException)
        {
            return Task.FromException<StoreOutcome>(error);
        }
    }

    /// <inheritdoc/>
    public Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        OpenDatabase open = Writable;
        bool isFirst = !open.Locks.Holds(lease.WorkerId);
        string? lockFile = open.Locks.Hold(lease.WorkerId);
        return open.Writer.Run(
            session =>
            {
                open.Renew(lease, lockFile);
                if (isFirst) open.DeleteLeftoverLocks(session);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ReleaseWorkerAsync(string workerId, CancellationToken cancellationToken)
    {
        OpenDatabase open = Writable;
        await open.Writer.Run(
            _ =>
            {
                open.Release(workerId);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        open.Locks.Release(workerId);
    }

    /// <inheritdoc/>
    public Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit);
        OpenDatabase open = Writable;
        return open.Writer.Run(_ => open.Acquire(request), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit);
        OpenDatabase open = Writable;
        return open.Writer.Run(_ => open.Acquire(request), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken) =>
        Read(database => InboxRows.Read(database, workerId), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StepTask>> ReadStepTasksAsync(string workerId, CancellationToken cancellationToken) =>
        Read(database => StepTaskRows.Read(database, workerId), cancellationToken);

    /// <inheritdoc/>
    public Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken) =>
        Read(database => RunRows.Find(database, runId), cancellationToken);

    /// <inheritdoc/>
    public Task<WholeRun?> ReadWholeRunAsync(string runId, CancellationToken cancellationToken) => Read(database => WholeRuns.Read(database, runId), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Read(database => EventRows.Read(database, runId, afterSequence, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
        Read(database => SnapshotRows.Find(database, runId), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StepReport>> ReadStepReportsAsync(string runId, CancellationToken cancellationToken) =>
        Read(database => StepReportRows.Read(database, runId), cancellationToken);

    /// <inheritdoc/>
    public Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken)
    {
        RunQueries.Check(query);
        // May have to walk over many rows, unlike the other reads.
        return Task.Run(() => Read(database => RunQueries.Read(database, query), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        Read(database => StepCacheRows.Find(database, key, now), cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeleteRunsAsync(DateTimeOffset endedBefore, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        OpenDatabase open = Writable;
        return open.Writer.Run(_ => open.DeleteEnded(endedBefore, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task PublishWorkflowsAsync(IReadOnlyList<PublishedWorkflow> workflows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        OpenDatabase open = Writable;
        return open.Writer.Run(
            _ =>
            {
                open.Publish(workflows);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PublishedWorkflow>> ReadWorkflowsAsync(CancellationToken cancellationToken) => Read(WorkflowRows.Read, cancellationToken);

    /// <inheritdoc/>
    public IStoreSubscription Subscribe(StoreChanges interest)
    {
        OpenDatabase open = Opened;
        IStoreSubscription subscription = _notifier.Subscribe(interest);
        open.Writer.Wake();
        return subscription;
    }

    /// <summary>Finishes what is queued, moves the log into the file if no other process uses it, and gives back the workers' locks.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (_open is not null) await _open.DisposeAsync().ConfigureAwait(false);
    }

    private Task<T> Read<T>(Func<Database, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        try
        {
            return Task.FromResult(Opened.Readers.Read(read));
        }
        catch (StoreException error)
        {
            return Task.FromException<T>(error);
        }
    }
}
