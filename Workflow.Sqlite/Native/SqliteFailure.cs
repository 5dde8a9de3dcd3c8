using SQLitePCL;

namespace Workflow.Sqlite.Native;

/// <summary>A result code of SQLite that is no success. Never leaves this assembly: see <see cref="StoreErrors"/>.</summary>
internal sealed class SqliteFailure(int extendedCode, string message) : Exception(message)
{
    /// <summary>What SQLite read without complaint, and what no store has ever written.</summary>
    public static SqliteFailure Damage(string finding) => new(raw.SQLITE_CORRUPT, finding) { IsOurFinding = true };

    /// <summary>The primary result code, such as <c>SQLITE_BUSY</c>.</summary>
    public int Code { get; } = extendedCode & 0xFF;

    /// <summary>The extended result code, such as <c>SQLITE_IOERR_FSYNC</c>.</summary>
    public int ExtendedCode { get; } = extendedCode;

    /// <summary>Whether it was not SQLite that noticed.</summary>
    public bool IsOurFinding { get; private init; }

    public bool IsBusy => Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;
}
