using SQLitePCL;

namespace Workflow.Sqlite.Native;

/// <summary>
/// One connection, used by one thread at a time. Statements are SQLite's own, without ADO.NET in between: its commands, parameters and readers
/// cost more per statement than the statements of this store do.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Statement> _kept = new(StringComparer.Ordinal);
    private readonly List<Statement> _prepared = [];
    private readonly bool _isBorrowed;

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle, bool isBorrowed = false) => (_handle, _isBorrowed) = (handle, isBorrowed);

    /// <summary>Rows changed by the last statement that ended.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    public long LastInsertedRow => raw.sqlite3_last_insert_rowid(_handle);

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") == 1;

    /// <summary>Opens a file; only to read and write is it made where it is not there.</summary>
    /// <param name="path">The file. To read it may be a URI.</param>
    /// <param name="busyTimeout">How long SQLite itself waits for a lock.</param>
    /// <param name="access">What may be done with the file.</param>
    public static Database Open(string path, TimeSpan busyTimeout, SqliteStoreAccess access = SqliteStoreAccess.ReadWrite)
    {
        int flags = access switch
        {
            SqliteStoreAccess.ReadOnly => raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI,
            SqliteStoreAccess.Existing => raw.SQLITE_OPEN_READWRITE,
            _ => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
        };
        int code = raw.sqlite3_open_v2(path, out sqlite3 handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        Database database = new(handle);
        if (code != raw.SQLITE_OK)
        {
            SqliteFailure failure = database.Failure();
            database.Dispose();
            throw failure;
        }

        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, (int)Math.Clamp(busyTimeout.TotalMilliseconds, 0, int.MaxValue));
        return database;
    }

    /// <summary>Somebody else's connection, for as long as nobody else uses it. Disposing leaves it open.</summary>
    public static Database Borrow(sqlite3 handle) => new(handle, isBorrowed: true);

    /// <summary>A statement that the caller disposes, before the connection.</summary>
    public Statement PrepareOnce(string sql)
    {
        int code = raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt statement);
        return code == raw.SQLITE_OK ? new Statement(this, statement) : throw Failure();
    }

    /// <summary>A statement that the caller keeps, and that goes with the connection.</summary>
    public Statement Prepare(string sql)
    {
        Statement statement = PrepareOnce(sql);
        _prepared.Add(statement);
        return statement;
    }

    /// <summary>A statement that the connection keeps, made at its first use.</summary>
    public Statement Kept(string sql)
    {
        if (!_kept.TryGetValue(sql, out Statement? statement)) _kept[sql] = statement = Prepare(sql);
        return statement;
    }

    /// <summary>Executes one or more statements without parameters.</summary>
    public void Execute(string sql)
    {
        if (raw.sqlite3_exec(_handle, sql) != raw.SQLITE_OK) throw Failure();
    }

    public long Number(string sql)
    {
        using Statement statement = PrepareOnce(sql);
        return statement.Scalar() ?? 0;
    }

    public string Text(string sql)
    {
        using Statement statement = PrepareOnce(sql);
        string text = statement.Step() ? statement.Text(0) : string.Empty;
        statement.Reset();
        return text;
    }

    /// <summary>Moves what it can of the write-ahead log into the file.</summary>
    public (int LogPages, int MovedPages) Checkpoint(int mode)
    {
        int code = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out int logPages, out int movedPages);
        return code is raw.SQLITE_OK or raw.SQLITE_BUSY ? (logPages, movedPages) : throw Failure();
    }

    public SqliteFailure Failure() => new(raw.sqlite3_extended_errcode(_handle), raw.sqlite3_errmsg(_handle).utf8_to_string());

    public void Dispose()
    {
        // SQLite keeps a connection, and its files, open until the last of its statements is gone.
        foreach (Statement statement in _prepared) statement.Dispose();
        if (!_isBorrowed) _handle.Dispose();
    }
}
