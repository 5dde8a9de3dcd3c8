using System.Diagnostics;
using Workflow.Sqlite.Native;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite.Liveness;

/// <summary>
/// Finds workers whose processes have died, by taking over their locks, and frees their work. Done inside a write transaction, so that
/// processes that find the same dead worker do so one after the other. Used on the writer's thread.
/// </summary>
internal sealed class DeadWorkers(string databasePath, OwnLocks ownLocks, SqliteStoreOptions options)
{
    private readonly string _directory = Path.GetDirectoryName(databasePath)!;
    private long? _lastLook;

    /// <summary>Whether the interval has passed, and this process has workers that could go on with what is found.</summary>
    public bool IsLookDue =>
        !ownLocks.IsEmpty && (_lastLook is not { } last || Stopwatch.GetElapsedTime(last) >= options.LivenessCheckInterval);

    /// <summary>Looks without taking anything. For times when no transaction is open.</summary>
    public bool AnyDead(Database database)
    {
        _lastLook = Stopwatch.GetTimestamp();
        foreach ((_, string path) in Others(database))
        {
            using WorkerLock? left = WorkerLock.TryTakeOver(path);
            if (left is not null) return true;
        }

        return false;
    }

    /// <summary>Frees what dead workers hold, as part of the session's transaction. Their lock files go once that is durable.</summary>
    public void Free(WriteSession session, WorkerRows workers)
    {
        _lastLook = Stopwatch.GetTimestamp();
        foreach ((string workerId, string path) in Others(session.Database))
        {
            if (WorkerLock.TryTakeOver(path) is not { } left) continue;
            session.Defer(new LeftLock(left));
            workers.Free(workerId);
        }
    }

    /// <summary>Deletes lock files that no row tells of: left by processes that died while they announced or withdrew a worker.</summary>
    public void DeleteLeftovers(WriteSession session)
    {
        HashSet<string> known = [.. Others(session.Database).Select(other => other.Path)];
        string prefix = Path.GetFileName(databasePath) + ".";
        foreach (string path in LockFiles())
        {
            if (!Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal) || known.Contains(path)) continue;
            if (WorkerLock.TryTakeOver(path) is { } left) session.Defer(new LeftLock(left));
        }
    }

    private string[] LockFiles()
    {
        try
        {
            return Directory.GetFiles(_directory, "*.lock");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Leftovers are in nobody's way.
            return [];
        }
    }

    private List<(string WorkerId, string Path)> Others(Database database)
    {
        List<(string, string)> others = [];
        Statement workers = database.Kept("SELECT id, lock_file FROM workers WHERE lock_file IS NOT NULL");
        while (workers.Step())
        {
            string workerId = workers.Text(0);
            string name = workers.Text(1);
            // A damaged row must not lead to a file that is none of ours: what is found unlocked is deleted.
            if (!ownLocks.Holds(workerId) && name == Path.GetFileName(WorkerLock.PathOf(databasePath, workerId)))
                others.Add((workerId, Path.Combine(_directory, name)));
        }

        return others;
    }

    private sealed class LeftLock(WorkerLock left) : IDeferred
    {
        public void End(bool committed)
        {
            if (committed) left.Delete();
            else left.Dispose();
        }
    }
}
