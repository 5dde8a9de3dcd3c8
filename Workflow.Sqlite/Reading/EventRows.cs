using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads logs.</summary>
internal static class EventRows
{
    private const string Select = """
        SELECT e.sequence, e.type, e.time, e.data FROM runs r JOIN events e ON e.run = r.run
        WHERE r.id = ?1 AND e.sequence > ?2 ORDER BY e.sequence LIMIT ?3
        """;

    public static IReadOnlyList<EventRecord> Read(Database database, string runId, long afterSequence, int limit)
    {
        List<EventRecord> events = [];
        Statement rows = database.Kept(Select).Bind(1, runId).Bind(2, afterSequence).Bind(3, limit);
        while (rows.Step()) events.Add(new EventRecord(rows.Int64(0), rows.Text(1), rows.Time(2), rows.Blob(3)));
        return events;
    }
}
