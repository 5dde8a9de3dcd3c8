using Workflow.Runtime.Storage.InMemory;

namespace Workflow.Runtime.Storage;

/// <summary>
/// A store that lives as long as its object: for tests, and for work that may be lost with the process. Several hosts may share one
/// instance, which is how a test restarts a worker or runs several. Thread-safe.
/// </summary>
/// <remarks>
/// Disposing does nothing, so that a host that shares the instance can stop without taking the runs of the others along. Nothing tells
/// this store that a worker is dead: its runs are freed when its lease ends or <see cref="ReleaseWorkerAsync"/> is called.
/// </remarks>
public sealed class InMemoryWorkflowStore : IWorkflowStore
{
    private readonly Lock _gate = new();
    private readonly StoreState _state = new();
    private readonly StoreNotifier _notifier = new();
    private readonly WriteApplier _applier;
    private readonly Acquirer _acquirer;

    /// <summary>Makes an empty store.</summary>
    public InMemoryWorkflowStore()
    {
        _applier = new WriteApplier(_state, Name);
        _acquirer = new Acquirer(_state, Name);
    }

    /// <inheritdoc/>
    public string Name => "memory";

    /// <summary>Does nothing; may be called by each of several hosts.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        StoreWriteRules.Check(writes);
        return Locked<IReadOnlyList<StoreOutcome>>(
            () =>
            {
                StoreOutcome[] outcomes = new StoreOutcome[writes.Count];
                for (int i = 0; i < outcomes.Length; i++) outcomes[i] = _applier.Apply(writes[i]);
                return outcomes;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return Locked(() => { _state.Renew(lease); return true; }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReleaseWorkerAsync(string workerId, CancellationToken cancellationToken) =>
        Locked(() => { _state.Free(workerId); return true; }, cancellationToken);

    /// <inheritdoc/>
    public Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit);
        return Locked(() => _acquirer.AcquireRuns(request), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit);
        return Locked(() => _acquirer.AcquireSteps(request), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<InboxMessage>>(
            () => _state.FindWorker(workerId) is not { } worker
                ? []
                : [.. worker.Runs.SelectMany(run => run.Inbox).Select(entry => entry.Message).OrderBy(message => message.Id)],
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StepTask>> ReadStepTasksAsync(string workerId, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<StepTask>>(
            () => _state.FindWorker(workerId) is not { } worker
                ? []
                : [.. worker.Tasks.Select(static task => task.Held)],
            cancellationToken);

    /// <inheritdoc/>
    public Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken) =>
        Locked(() => _state.Runs.GetValueOrDefault(runId)?.Record, cancellationToken);

    /// <inheritdoc/>
    public Task<WholeRun?> ReadWholeRunAsync(string runId, CancellationToken cancellationToken) => Locked(() => _state.Runs.GetValueOrDefault(runId) is not { } run ? null : new WholeRun(
        run.Record, run.Snapshot,
        [.. _state.Hooks.Values.Where(hook => hook.Run == run).Select(static hook => new KeptHook(hook.Hook, hook.Closed)).OrderBy(static hook => hook.Hook.Sequence)],
        [.. run.Inbox.Select(static entry => entry.Message)],
        [.. run.Tasks.Values.Select(static task => task.Task).OrderBy(static task => task.Sequence)]), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Locked<IReadOnlyList<EventRecord>>(
            () =>
            {
                if (!_state.Runs.TryGetValue(runId, out StoredRun? run) || afterSequence >= run.Events.Count) return [];
                int first = (int)afterSequence;
                return run.Events.GetRange(first, Math.Min(limit, run.Events.Count - first));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
        Locked(() => _state.Runs.GetValueOrDefault(runId)?.Snapshot, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StepReport>> ReadStepReportsAsync(string runId, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<StepReport>>(
            () => !_state.Runs.TryGetValue(runId, out StoredRun? run)
                ? []
                : [.. run.Reports.Values.Where(run.IsHeld).Select(report => new StepReport(report.Sequence, report.Attempt, report.Step, report.Data!.Value, report.Now))],
            cancellationToken);

    /// <inheritdoc/>
    public Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Locked(() => RunPages.Read(_state, query), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        Locked(() => _state.StepCache.GetValueOrDefault(key) is { } entry && entry.ExpiresAt > now ? entry : null, cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeleteRunsAsync(DateTimeOffset endedBefore, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Locked(() => _state.DeleteEnded(endedBefore, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task PublishWorkflowsAsync(IReadOnlyList<PublishedWorkflow> workflows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        return Locked(
            () =>
            {
                foreach (PublishedWorkflow workflow in workflows) _state.Workflows[(workflow.Name, workflow.Version)] = workflow;
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PublishedWorkflow>> ReadWorkflowsAsync(CancellationToken cancellationToken) => Locked<IReadOnlyList<PublishedWorkflow>>(
        () => [.. _state.Workflows.Values.OrderBy(static each => each.Name, StringComparer.Ordinal).ThenBy(static each => each.Version, StringComparer.Ordinal)], cancellationToken);

    /// <inheritdoc/>
    public IStoreSubscription Subscribe(StoreChanges interest) => _notifier.Subscribe(interest);

    /// <summary>Does nothing; see the remarks of this class.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        StoreChanges changes = StoreChanges.None;
        try
        {
            lock (_gate)
            {
                try
                {
                    return Task.FromResult(work());
                }
                finally
                {
                    changes = _state.Changes;
                    _state.Changes = StoreChanges.None;
                }
            }
        }
        catch (Exception error) when (error is StoreException or ArgumentException)
        {
            return Task.FromException<T>(error);
        }
        finally
        {
            _notifier.Signal(changes);
        }
    }
}
