using System.Text;
using SQLitePCL;

namespace Workflow.Sqlite.Native;

/// <summary>
/// A prepared statement that is used again and again by one thread at a time. Parameters and columns are numbered as in SQLite:
/// parameters from 1, columns from 0. Bound values stay until they are bound anew.
/// </summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    private const int StackBuffer = 512;

    public Statement Bind(int parameter, long value) => Checked(raw.sqlite3_bind_int64(handle, parameter, value));

    public Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : BindNull(parameter);

    public Statement Bind(int parameter, DateTimeOffset time) => Bind(parameter, time.UtcTicks);

    public Statement Bind(int parameter, DateTimeOffset? time) => Bind(parameter, time?.UtcTicks);

    public Statement Bind(int parameter, string? text)
    {
        if (text is null) return BindNull(parameter);
        // An empty span has no address, which SQLite would take for null.
        if (text.Length == 0) return Checked(raw.sqlite3_bind_text(handle, parameter, string.Empty));
        if (text.Length > StackBuffer / 3) return Checked(raw.sqlite3_bind_text(handle, parameter, Encoding.UTF8.GetBytes(text).AsSpan()));
        Span<byte> buffer = stackalloc byte[StackBuffer];
        return Checked(raw.sqlite3_bind_text(handle, parameter, buffer[..Encoding.UTF8.GetBytes(text, buffer)]));
    }

    public Statement Bind(int parameter, ReadOnlyMemory<byte> data) => data.IsEmpty
        ? Checked(raw.sqlite3_bind_zeroblob(handle, parameter, 0))
        : Checked(raw.sqlite3_bind_blob(handle, parameter, data.Span));

    public Statement Bind(int parameter, ReadOnlyMemory<byte>? data) => data is { } bytes ? Bind(parameter, bytes) : BindNull(parameter);

    public Statement BindNull(int parameter) => Checked(raw.sqlite3_bind_null(handle, parameter));

    /// <summary>Moves to the next row. False at the end, and the statement is ready to be used anew.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW) return true;
        SqliteFailure? failure = code == raw.SQLITE_DONE ? null : database.Failure();
        Reset();
        return failure is null ? false : throw failure;
    }

    /// <summary>Executes a statement for its effect; says how many rows it changed.</summary>
    public int Run()
    {
        while (Step()) { }
        return database.Changes;
    }

    /// <summary>Ends a walk over rows before its end; without it the connection would hold on to an old state of the file.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    /// <summary>The first column of the first row, or null where there is no row or no value.</summary>
    public long? Scalar()
    {
        if (!Step()) return null;
        long? value = Int64OrNull(0);
        Reset();
        return value;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int32(int column) => raw.sqlite3_column_int(handle, column);

    public long? Int64OrNull(int column) => IsNull(column) ? null : Int64(column);

    public DateTimeOffset Time(int column) => ToTime(Int64(column));

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    /// <summary>The time that a number of the file stands for.</summary>
    public static DateTimeOffset ToTime(long ticks) => ticks >= DateTimeOffset.MinValue.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks
        ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw SqliteFailure.Damage($"{ticks} is no time");

    // As bytes, not as text: text of SQLite's C interface ends at a zero character.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public ReadOnlyMemory<byte>? BlobOrNull(int column) => IsNull(column) ? (ReadOnlyMemory<byte>?)null : Blob(column);

    public void Dispose() => handle.Dispose();

    private Statement Checked(int code) => code == raw.SQLITE_OK ? this : throw database.Failure();
}
