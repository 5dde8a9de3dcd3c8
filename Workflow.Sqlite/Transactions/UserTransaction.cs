using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workflow.Sqlite.Transactions;

/// <summary>Decides whether a transaction that a user gives is one of a store's own file, and still under way.</summary>
internal static class UserTransaction
{
    /// <summary>The connection that the transaction is of.</summary>
    /// <exception cref="ArgumentException">Nothing can be written in it; says why, and the way out.</exception>
    public static sqlite3 HandleOf(DbTransaction transaction, string storePath)
    {
        if (transaction is not SqliteTransaction sqlite)
        {
            throw Refused(
                $"it is a {transaction.GetType()}, and runs are kept in SQLite. Begin it on a Microsoft.Data.Sqlite connection to '{storePath}'; behind Entity Framework: "
                + "context.Database.BeginTransaction().GetDbTransaction()");
        }

        if (sqlite.Connection is not { Handle: { } handle } || raw.sqlite3_get_autocommit(handle) != 0)
            throw Refused("it has been committed or rolled back already, if only by SQLite after an error. Begin a new one, and start the run before its end");
        string path = raw.sqlite3_db_filename(handle, "main").utf8_to_string();
        if (string.IsNullOrEmpty(path)) throw Refused($"it is of a database in memory, or of a temporary one. Begin it on a connection to '{storePath}'");
        if (!DatabasePath.IsSameFile(path, storePath))
            throw Refused($"it is of the file '{path}', and runs are kept in '{storePath}'. Begin it on a connection to that file itself; attached databases do not commit as one");
        if (raw.sqlite3_db_readonly(handle, "main") == 1) throw Refused("its connection is read-only. Begin it on a connection that may write");
        return handle;
    }

    private static ArgumentException Refused(string reason) => new($"The run cannot be started in this transaction (StartOptions.Transaction): {reason}.");
}
