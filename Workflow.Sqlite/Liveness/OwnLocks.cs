using System.Collections.Concurrent;

namespace Workflow.Sqlite.Liveness;

/// <summary>The locks of the workers that announced themselves through this store. Thread-safe.</summary>
internal sealed class OwnLocks(string databasePath) : IDisposable
{
    private readonly ConcurrentDictionary<string, WorkerLock?> _locks = new(StringComparer.Ordinal);

    public bool IsEmpty => _locks.IsEmpty;

    public bool Holds(string workerId) => _locks.ContainsKey(workerId);

    /// <summary>Holds a worker's lock from here on; one whose file was deleted meanwhile is made anew.</summary>
    /// <returns>The name of the lock's file, or null where the system has no such locks and leases alone must do.</returns>
    public string? Hold(string workerId)
    {
        lock (_locks)
        {
            if (!_locks.TryGetValue(workerId, out WorkerLock? held) || held is { } && !held.IsInPlace())
            {
                held?.Dispose();
                _locks[workerId] = held = WorkerLock.TryCreate(WorkerLock.PathOf(databasePath, workerId));
            }

            return held is null ? null : Path.GetFileName(held.Path);
        }
    }

    /// <summary>Gives a worker's lock back and deletes its file.</summary>
    public void Release(string workerId)
    {
        if (_locks.TryRemove(workerId, out WorkerLock? held)) held?.Delete();
    }

    /// <summary>Gives all locks back. The files stay: whoever finds them unlocked knows that these workers are gone.</summary>
    public void Dispose()
    {
        foreach (string workerId in _locks.Keys)
        {
            if (_locks.TryRemove(workerId, out WorkerLock? held)) held?.Dispose();
        }
    }
}
