using SQLitePCL;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Moves the write-ahead log into the file now and then.</summary>
internal sealed class Checkpoints
{
    private readonly Database _database;

    public Checkpoints(Database database, SqliteStoreOptions options)
    {
        _database = database;
        long pageSize = database.Number("PRAGMA page_size");
        long pages = Math.Max(1, options.CheckpointAfter / pageSize);
        database.Execute(FormattableString.Invariant($"PRAGMA wal_autocheckpoint = {pages}; PRAGMA journal_size_limit = {options.CheckpointAfter};"));
    }

    /// <summary>Leaves a file that is whole without its log, if no other process is using it.</summary>
    public void RunLast()
    {
        try
        {
            _database.Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE);
        }
        catch (SqliteFailure)
        {
            // The log stays, and is read by whoever opens the file next.
        }
    }
}
