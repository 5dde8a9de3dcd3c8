using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Schema;

/// <summary>Finds out at once, rather than in the middle of the work, that a file is unfit.</summary>
internal static class FileCheck
{
    /// <summary>What can be told before SQLite opens the file.</summary>
    public static void BeforeOpening(string path, StoreErrors errors, SqliteStoreAccess access)
    {
        if (Directory.Exists(path)) throw errors.Error("the path is a directory's. Give the path of a file, such as 'workflows.db' in it.");
        if (access != SqliteStoreAccess.ReadWrite)
        {
            if (!File.Exists(path)) throw errors.Error("there is no such file. Give the path of a store that is there; a worker makes it when it is started.");
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw errors.Error("the directory of the file does not exist and cannot be made. Make it, or give another path.", inner: error);
        }
    }

    /// <summary>What SQLite itself can tell: whether every page is where its links say, and the file is as long as its header says.</summary>
    public static void Pages(Database database, string path, StoreErrors errors, SqliteStoreOptions options)
    {
        FileInfo file = new(path);
        long promised = database.Number("PRAGMA page_count") * database.Number("PRAGMA page_size");
        FileInfo log = new(path + "-wal");
        if (promised > file.Length && !(log.Exists && log.Length > 0)) throw Damaged($"its header promises {promised} bytes, it has {file.Length}");
        if (file.Length > options.IntegrityCheckLimit) return;
        string verdict = database.Text("PRAGMA quick_check(1)");
        if (verdict != "ok") throw Damaged(verdict);

        Exception Damaged(string finding) => errors.Error(
            $"the file is damaged or cut short: {finding.ReplaceLineEndings(" ")}. Stop all workers, then restore it from a backup, or save what "
            + "can be read with 'sqlite3 damaged.db .recover | sqlite3 saved.db'.");
    }
}
