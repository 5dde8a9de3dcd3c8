using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads a run at one moment, with all that belongs to it but its log.</summary>
internal static class WholeRuns
{
    public static WholeRun? Read(Database database, string runId)
    {
        // One transaction, so that no commit comes between the parts.
        database.Execute("BEGIN");
        WholeRun? whole = RunRows.Find(database, runId) is { } run
            ? new WholeRun(run, SnapshotRows.Find(database, runId), Hooks(database, runId), Inbox(database, runId), Tasks(database, runId)) : null;
        database.Execute("COMMIT");
        return whole;
    }

    private static List<KeptHook> Hooks(Database database, string runId)
    {
        List<KeptHook> hooks = [];
        Statement rows = database.Kept("SELECT h.token, h.sequence, h.expires_at, h.closed FROM runs r JOIN hooks h ON h.run = r.run WHERE r.id = ?1 ORDER BY h.sequence").Bind(1, runId);
        while (rows.Step()) hooks.Add(new KeptHook(new NewHook(rows.Text(0), rows.Int64(1), rows.TimeOrNull(2)), rows.Int64(3) != 0));
        return hooks;
    }

    private static List<InboxMessage> Inbox(Database database, string runId)
    {
        List<InboxMessage> messages = [];
        Statement rows = database.Kept("SELECT i.message, r.id, i.kind, i.data, i.time FROM runs r JOIN inbox i ON i.run = r.run WHERE r.id = ?1 ORDER BY i.message").Bind(1, runId);
        while (rows.Step()) messages.Add(new InboxMessage(rows.Int64(0), rows.Text(1), rows.Text(2), rows.Blob(3), rows.Time(4)));
        return messages;
    }

    private static List<NewStepTask> Tasks(Database database, string runId)
    {
        List<NewStepTask> tasks = [];
        Statement rows = database.Kept("""
            SELECT t.sequence, t.attempt, t.queue, t.step, t.data, t.due_at, t.trace_parent, t.trace_state FROM runs r JOIN step_tasks t ON t.run = r.run WHERE r.id = ?1 ORDER BY t.sequence
            """).Bind(1, runId);
        while (rows.Step())
        {
            tasks.Add(new NewStepTask(rows.Int64(0), rows.Int32(1), rows.Text(2), rows.Text(3), rows.Blob(4), rows.Time(5))
            {
                TraceParent = rows.TextOrNull(6),
                TraceState = rows.TextOrNull(7),
            });
        }

        return tasks;
    }
}
