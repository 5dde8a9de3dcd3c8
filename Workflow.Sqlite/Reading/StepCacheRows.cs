using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads cached step results.</summary>
internal static class StepCacheRows
{
    private const string Select = "SELECT result, expires_at FROM step_cache WHERE key = ?1 AND expires_at > ?2";

    public static CachedStep? Find(Database database, string key, DateTimeOffset now)
    {
        Statement rows = database.Kept(Select).Bind(1, key).Bind(2, now);
        if (!rows.Step()) return null;
        CachedStep entry = new(rows.Blob(0), rows.Time(1));
        rows.Reset();
        return entry;
    }
}
