namespace Workflow.Runtime.Storage.InMemory;

/// <summary>Everything that the store holds, and who may take what. Not thread-safe: the store's lock guards it.</summary>
internal sealed class StoreState
{
    private readonly Dictionary<string, StoredWorker> _workers = new(StringComparer.Ordinal);
    private long _lastOrdinal;

    public Dictionary<string, StoredRun> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>All runs, newest first.</summary>
    public SortedSet<StoredRun> ByCreation { get; } = new(Comparer<StoredRun>.Create(RunPages.NewestFirst));

    /// <summary>Runs with a <see cref="StoredRun.ReadyAt"/>, the earliest first.</summary>
    public SortedSet<StoredRun> Ready { get; } = new(Comparer<StoredRun>.Create(
        (a, b) => (a.ReadyAt, a.Ordinal).CompareTo((b.ReadyAt, b.Ordinal))));

    /// <summary>Runs that are blocked or paused, and that nobody holds.</summary>
    public HashSet<StoredRun> Blocked { get; } = [];

    /// <summary>Step tasks that nobody holds, the earliest due first.</summary>
    public SortedSet<StoredTask> FreeTasks { get; } = new(Comparer<StoredTask>.Create(
        (a, b) => (a.Task.DueAt.UtcTicks, a.Ordinal).CompareTo((b.Task.DueAt.UtcTicks, b.Ordinal))));

    /// <summary>What workers told of their workflows.</summary>
    public Dictionary<(string Name, string Version), PublishedWorkflow> Workflows { get; } = [];

    public Dictionary<string, StoredHook> Hooks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CachedStep> StepCache { get; } = new(StringComparer.Ordinal);

    /// <summary>What has changed since this was last taken.</summary>
    public StoreChanges Changes { get; set; }

    public long NextOrdinal() => ++_lastOrdinal;

    public StoredWorker? FindWorker(string workerId) => _workers.GetValueOrDefault(workerId);

    /// <summary>Notes a worker's lease, then frees what is held under leases that have ended.</summary>
    public void Renew(WorkerLease lease)
    {
        WorkerOf(lease.WorkerId).Until = lease.Until;
        FreeEndedLeases(lease.Now);
    }

    /// <summary>A holder that never announced itself (a run may be created as held) counts as one whose lease has ended.</summary>
    public StoredWorker WorkerOf(string workerId)
    {
        if (!_workers.TryGetValue(workerId, out StoredWorker? worker)) _workers[workerId] = worker = new StoredWorker();
        return worker;
    }

    public void FreeEndedLeases(DateTimeOffset now)
    {
        foreach ((string id, StoredWorker worker) in _workers)
        {
            if (worker.Until <= now) Free(id);
        }
    }

    /// <summary>Forgets a worker; all that it held can be taken at once.</summary>
    public void Free(string workerId)
    {
        if (!_workers.Remove(workerId, out StoredWorker? worker)) return;
        foreach (StoredRun run in worker.Runs)
        {
            run.Record = run.Record with { Owner = null };
            Settle(run, atOnce: true);
        }

        foreach (StoredTask task in worker.Tasks)
        {
            task.Owner = null;
            FreeTasks.Add(task);
            Changes |= StoreChanges.StepTasks;
        }
    }

    /// <summary>Works out anew who may take a run, and when. Call it after a change to its owner, status, wake-up time or inbox.</summary>
    /// <param name="run">The run.</param>
    /// <param name="atOnce">Whether it can be taken whatever its wake-up time says.</param>
    public void Settle(StoredRun run, bool atOnce = false)
    {
        if (run.ReadyAt is not null) Ready.Remove(run);
        Blocked.Remove(run);
        run.ReadyAt = null;
        if (run.Record.Owner is not null || run.HasEnded) return;

        string? shape = run.Record.IsPaused ? "" : run.Record.BlockedReason is null ? null : run.Record.ShapeHash;
        if (shape is not null && !run.IsUnblocked)
        {
            run.BlockedShapes.Add(shape);
            Blocked.Add(run);
            Changes |= StoreChanges.RunsReady;
            return;
        }

        run.BlockedShapes.Clear();
        run.ReadyAt = atOnce || run.Inbox.Count > 0 && run.IsCalledEarly ? 0 : run.Record.WakeAt?.UtcTicks;
        if (run.ReadyAt is null) return;
        Ready.Add(run);
        Changes |= StoreChanges.RunsReady;
    }

    /// <summary>Deletes runs that ended before a time, those first that ended first.</summary>
    /// <returns>How many.</returns>
    public int DeleteEnded(DateTimeOffset endedBefore, int limit)
    {
        StoredRun[] ended = [.. Runs.Values.Where(run => run.HasEnded && run.Record.CompletedAt < endedBefore).OrderBy(run => (run.Record.CompletedAt, run.Ordinal)).Take(limit)];
        if (ended.Length == 0) return 0;
        foreach (StoredRun run in ended)
        {
            Runs.Remove(run.Record.RunId);
            ByCreation.Remove(run);
        }

        HashSet<StoredRun> deleted = [.. ended];
        foreach ((string token, StoredHook hook) in Hooks)
        {
            if (deleted.Contains(hook.Run)) Hooks.Remove(token);
        }

        Changes |= StoreChanges.RunProgress;
        return ended.Length;
    }

    public void Withdraw(StoredTask task)
    {
        task.Run.Tasks.Remove(task.Task.Sequence);
        if (task.Owner is null) FreeTasks.Remove(task);
        else FindWorker(task.Owner)?.Tasks.Remove(task);
    }
}
