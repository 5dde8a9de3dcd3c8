using System.Globalization;
using Workflow.Sqlite.Native;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite.Schema;

/// <summary>Brings a file's schema to the version that this code knows, one transaction per step; several processes may do so at once.</summary>
internal static class SchemaUpgrade
{
    /// <summary>Marks a file as ours: "WFLW".</summary>
    private const int ApplicationId = 0x57464C57;

    public static void Run(Database database, StoreErrors errors, SqliteStoreOptions options)
    {
        int known = options.Migrations[^1].Version;
        while (true)
        {
            WriteLock.Begin(database, options.BusyTimeout);
            try
            {
                // Read under the lock: another process may be upgrading too.
                long version = CurrentVersion(database, errors);
                CheckNotNewer(version, known, errors);
                if (options.Migrations.FirstOrDefault(step => step.Version > version) is not { } next) return;
                database.Execute(next.Sql);
                database.Execute(string.Create(
                    CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {next.Version}; COMMIT;"));
            }
            finally
            {
                if (database.IsInTransaction) database.Execute("ROLLBACK");
            }
        }
    }

    /// <summary>Refuses a file that would have to be upgraded.</summary>
    public static void CheckUpToDate(Database database, StoreErrors errors, SqliteStoreOptions options)
    {
        int known = options.Migrations[^1].Version;
        long version = CurrentVersion(database, errors);
        CheckNotNewer(version, known, errors);
        if (version == 0) throw errors.Error("the file is empty: it is no store yet. Start a worker on it, which makes one of it.");
        if (version < known) throw errors.Error(
            $"the file has schema version {version}, this program needs version {known}, and does not upgrade a file that others use. Start a worker of this version on it, which does.");
    }

    /// <summary>The version of a file that is ours, or 0 for an empty one.</summary>
    public static long CurrentVersion(Database database, StoreErrors errors)
    {
        if (IsOurs(database)) return database.Number("PRAGMA user_version");
        bool isEmpty = database.Number("PRAGMA application_id") == 0 && database.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (isEmpty) return 0;
        // Another process of ours may have made the schema since the first look.
        if (IsOurs(database)) return database.Number("PRAGMA user_version");
        throw errors.Error("the file is a SQLite database of another program. Give the workflows a file of their own.");
    }

    private static void CheckNotNewer(long version, int known, StoreErrors errors)
    {
        if (version > known) throw errors.Error(
            $"the file has schema version {version}, this program knows versions up to {known}. A newer program has used the file: update this one, or give it a file of its own.");
    }

    private static bool IsOurs(Database database) => database.Number("PRAGMA application_id") == ApplicationId;
}
