namespace OrderProcessing.Processing;

/// <summary>The files that a SQLite database consists of.</summary>
internal static class DatabaseFiles
{
    /// <exception cref="IOException">Another process is using it.</exception>
    public static void Delete(string database)
    {
        foreach (string held in WorkerLocks(database)) DeleteUnused(held, database);
        foreach (string end in (string[])["", "-wal", "-shm"]) File.Delete(database + end);
    }

    /// <summary>Each process that works on the database keeps one of these locked.</summary>
    private static string[] WorkerLocks(string database)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(database))!;
        return Directory.Exists(folder) ? Directory.GetFiles(folder, $"{Path.GetFileName(database)}.*.lock") : [];
    }

    private static void DeleteUnused(string workerLock, string database)
    {
        try
        {
            using FileStream unused = new(workerLock, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            File.Delete(workerLock);
        }
        catch (FileNotFoundException)
        {
            // Its process has ended, and taken it along.
        }
        catch (IOException problem)
        {
            throw new IOException($"--reset: another process is working on {database}. Stop it first.", problem);
        }
    }
}
