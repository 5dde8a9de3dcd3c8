using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads inboxes.</summary>
internal static class InboxRows
{
    // From the runs that are held to their messages: others may have piled up a great many.
    private const string Select = """
        SELECT i.message, r.id, i.kind, i.data, i.time FROM runs r INDEXED BY runs_held CROSS JOIN inbox i INDEXED BY inbox_by_run ON i.run = r.run
        WHERE r.owner = ?1 ORDER BY i.message
        """;

    public static IReadOnlyList<InboxMessage> Read(Database database, string workerId)
    {
        List<InboxMessage> messages = [];
        Statement rows = database.Kept(Select).Bind(1, workerId);
        while (rows.Step()) messages.Add(new InboxMessage(rows.Int64(0), rows.Text(1), rows.Text(2), rows.Blob(3), rows.Time(4)));
        return messages;
    }
}
