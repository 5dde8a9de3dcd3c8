using System.Diagnostics;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Liveness;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>
/// What the writer's thread does between transactions: notices commits of other processes and workers that died, and keeps the write-ahead
/// log short. Without a subscription it does nothing but the last.
/// </summary>
internal sealed class Background(
    WriteSession session, WorkerRows workers, DeadWorkers deadWorkers, SqliteStoreOptions options, StoreNotifier notifier)
{
    private readonly Statement _dataVersion = session.Database.Prepare("PRAGMA data_version");
    private readonly Checkpoints _checkpoints = new(session.Database, options);

    /// <summary>From the beginning, so that the first commit of others is noticed whoever looks first.</summary>
    private long _knownVersion = VersionOf(session.Database);
    private long _lastPoll;

    /// <summary>How long the thread may sleep while nothing is queued.</summary>
    public TimeSpan Pause => notifier.HasSubscriptions ? options.ChangePollInterval : Timeout.InfiniteTimeSpan;

    /// <summary>Called at the beginning of every transaction: what others changed until now is told apart from what this one will change.</summary>
    public void TransactionBegan()
    {
        if (notifier.HasSubscriptions) SignalForeignCommits();
    }

    public void RunWhatIsDue(Writer writer)
    {
        try
        {
            if (!notifier.HasSubscriptions || Stopwatch.GetElapsedTime(_lastPoll) < options.ChangePollInterval) return;
            _lastPoll = Stopwatch.GetTimestamp();
            SignalForeignCommits();
            if (options.Access == SqliteStoreAccess.ReadOnly || !deadWorkers.IsLookDue || !deadWorkers.AnyDead(session.Database)) return;
            writer.Commit([new WriterJob<bool>(
                transaction =>
                {
                    deadWorkers.Free(transaction, workers);
                    return true;
                },
                CancellationToken.None)]);
        }
        catch (SqliteFailure)
        {
            // Nobody waits for this. If it lasts, the next call of a user meets it and says so.
        }
    }

    /// <summary>The last act before the connection is closed.</summary>
    public void Close()
    {
        if (options.Access != SqliteStoreAccess.ReadOnly) _checkpoints.RunLast();
    }

    private void SignalForeignCommits()
    {
        // SQLite counts the commits of all connections but this one, and this one is the only one that writes here.
        long version = _dataVersion.Scalar() ?? 0;
        if (_knownVersion != version) notifier.Signal(StoreChanges.All);
        _knownVersion = version;
    }

    private static long VersionOf(Database database) => database.Number("PRAGMA data_version");
}
