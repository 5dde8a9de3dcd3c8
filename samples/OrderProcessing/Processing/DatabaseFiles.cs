namespace OrderProcessing.Processing;

/// <summary>The files that a SQLite database consists of.</summary>
internal static class DatabaseFiles
{
    public static void Delete(string database)
    {
        foreach (string end in (string[])["", "-wal", "-shm"]) File.Delete(database + end);
    }
}
