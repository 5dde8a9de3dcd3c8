using SQLitePCL;
using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Floor;

/// <summary>
/// The least that a durable log in SQLite can be: one table of events, one connection, two statements, the durability of the store.
/// </summary>
internal sealed class FloorDatabase : IDisposable
{
    /// <summary>The store's own default: both sides move their logs into their files equally often.</summary>
    private const long CheckpointAfterPages = 8 * 1024 * 1024 / 4096;
    private readonly sqlite3 _handle;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _insert;

    public FloorDatabase(string path)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open_v2(path, out _handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null));
        Check(raw.sqlite3_exec(_handle, $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = {CheckpointAfterPages};
            CREATE TABLE events (
              run INTEGER NOT NULL, sequence INTEGER NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL, data BLOB NOT NULL,
              PRIMARY KEY (run, sequence)) WITHOUT ROWID;
            """));
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _insert = Prepare("INSERT INTO events (run, sequence, type, time, data) VALUES (?1, ?2, ?3, ?4, ?5)");
    }

    /// <summary>Transactions so far.</summary>
    public int Commits { get; private set; }

    public void Begin() => Run(_begin);

    public void Insert(long run, EventRecord entry)
    {
        Check(raw.sqlite3_bind_int64(_insert, 1, run));
        Check(raw.sqlite3_bind_int64(_insert, 2, entry.Sequence));
        Check(raw.sqlite3_bind_text(_insert, 3, entry.Type));
        Check(raw.sqlite3_bind_int64(_insert, 4, entry.Time.UtcTicks));
        Check(raw.sqlite3_bind_blob(_insert, 5, entry.Data.Span));
        Run(_insert);
    }

    public void Commit()
    {
        Run(_commit);
        Commits++;
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _insert.Dispose();
        _handle.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt statement));
        return statement;
    }

    private void Run(sqlite3_stmt statement)
    {
        int code = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) Check(code);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new BenchmarkException($"SQLite refused an operation of the floor: {raw.sqlite3_errmsg(_handle).utf8_to_string()}");
    }
}
