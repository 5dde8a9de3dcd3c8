using SQLitePCL;
using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Native;

/// <summary>Says in a user's words what SQLite's result codes mean for the store, and the way out.</summary>
internal sealed class StoreErrors(string storeName, SqliteStoreOptions options)
{
    public StoreException Error(string message, bool isTransient = false, Exception? inner = null) => new(storeName, message, isTransient, inner);

    public StoreException Translate(SqliteFailure failure)
    {
        (string message, bool isTransient) = failure.Code switch
        {
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN when options.Access == SqliteStoreAccess.ReadOnly => (
                "the file cannot be read. See that this process may read it and the files -wal and -shm beside it; where there is a -wal and no -shm, it must be able to make that in the directory.", false),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (
                $"another process held the file's write lock for more than {options.BusyTimeout.TotalSeconds:0.###} s; nothing was written. "
                + "The call may be made again. If it keeps happening, look for a process that is stopped inside a transaction on this file.", true),
            raw.SQLITE_FULL => (
                "the disk (or the process's quota) is full; nothing was written. Free some space: the store goes on by itself.", true),
            raw.SQLITE_CORRUPT => (
                "the file is damaged or cut short. Stop all workers, then restore it from a backup, or save what can be read with "
                + "'sqlite3 damaged.db .recover | sqlite3 saved.db'.", false),
            raw.SQLITE_NOTADB => ("the file is not a SQLite database. Give another path, or move the file away.", false),
            raw.SQLITE_READONLY => (
                "the file, or the directory that it is in, cannot be written to. Give this process the right to write to both.", false),
            raw.SQLITE_CANTOPEN => (
                "the file cannot be opened. See that the path is a file's, and that this process may read and write both it and its directory.", false),
            raw.SQLITE_IOERR => (
                "the system could not read or write the file. Whether the last write was applied is unknown until the store is read again.", false),
            _ => ($"SQLite refused an operation (result code {failure.ExtendedCode}).", false),
        };
        return Error($"{message} {(failure.IsOurFinding ? "Found" : "SQLite says")}: {failure.Message}", isTransient, failure);
    }
}
