using SQLitePCL;

namespace Workflow.Benchmarks.Floor;

/// <summary>What a database file holds, read by a connection of its own: the measured code is not asked about itself.</summary>
internal static class LogFile
{
    /// <summary>How many event rows there are, and the bytes of their types and data.</summary>
    public static (long Rows, long Bytes) CountEvents(string path)
    {
        using sqlite3 handle = Open(path);
        return (Number(handle, "SELECT count(*) FROM events"), Number(handle, "SELECT coalesce(sum(length(type) + length(data)), 0) FROM events"));
    }

    /// <summary>How many runs of a status there are.</summary>
    public static long CountRuns(string path, string status)
    {
        using sqlite3 handle = Open(path);
        return Number(handle, $"SELECT count(*) FROM runs WHERE status = '{status}'");
    }

    /// <summary>The bytes of the pages that are in use, those in the write-ahead log included.</summary>
    public static long UsedBytes(string path)
    {
        using sqlite3 handle = Open(path);
        return Number(handle, "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
    }

    private static sqlite3 Open(string path)
    {
        Batteries_V2.Init();
        int code = raw.sqlite3_open_v2(path, out sqlite3 handle, raw.SQLITE_OPEN_READWRITE, null);
        if (code == raw.SQLITE_OK) return handle;
        handle.Dispose();
        throw new BenchmarkException($"'{path}' cannot be opened to count what is in it.");
    }

    private static long Number(sqlite3 handle, string sql)
    {
        int code = raw.sqlite3_prepare_v2(handle, sql, out sqlite3_stmt statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK || raw.sqlite3_step(statement) != raw.SQLITE_ROW)
                throw new BenchmarkException($"'{sql}' cannot be read: {raw.sqlite3_errmsg(handle).utf8_to_string()}");
            return raw.sqlite3_column_int64(statement, 0);
        }
    }
}
