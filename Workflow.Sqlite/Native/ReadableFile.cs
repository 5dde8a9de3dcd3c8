using SQLitePCL;

namespace Workflow.Sqlite.Native;

/// <summary>By which name a file is opened that is only read.</summary>
internal static class ReadableFile
{
    /// <summary>
    /// The path, as long as SQLite can make the index of the write-ahead log beside it. Where it cannot, and there is no log, nobody uses the file, and it is read as one that does not
    /// change.
    /// </summary>
    public static string NameOf(string path)
    {
        try
        {
            using Database database = Database.Open(path, TimeSpan.Zero, SqliteStoreAccess.ReadOnly);
            database.Number("PRAGMA user_version");
            return path;
        }
        catch (SqliteFailure failure) when (failure.Code is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && !File.Exists(path + "-wal"))
        {
            return new Uri(path).AbsoluteUri + "?immutable=1";
        }
        catch (SqliteFailure)
        {
            // Who opens it for good tells what is wrong.
            return path;
        }
    }
}
