using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Appends to logs.</summary>
internal sealed class EventWrites(WriteSession session)
{
    private readonly Statement _insert = session.Database.Prepare(
        "INSERT INTO events (run, sequence, type, time, data) VALUES (?1, ?2, ?3, ?4, ?5)");

    public void Append(long run, IReadOnlyList<EventRecord> events)
    {
        for (int i = 0; i < events.Count; i++)
        {
            EventRecord entry = events[i];
            _insert.Bind(1, run).Bind(2, entry.Sequence).Bind(3, entry.Type).Bind(4, entry.Time).Bind(5, entry.Data).Run();
        }
    }
}
