using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads step tasks.</summary>
internal static class StepTaskRows
{
    private const string Select = """
        SELECT r.id, t.sequence, t.attempt, t.queue, t.step, t.data, t.due_at, t.epoch, t.trace_parent, t.trace_state
        FROM step_tasks t INDEXED BY step_tasks_held JOIN runs r ON r.run = t.run WHERE t.owner = ?1
        """;

    public static IReadOnlyList<StepTask> Read(Database database, string workerId)
    {
        List<StepTask> tasks = [];
        Statement rows = database.Kept(Select).Bind(1, workerId);
        while (rows.Step())
        {
            NewStepTask task = new(rows.Int64(1), rows.Int32(2), rows.Text(3), rows.Text(4), rows.Blob(5), rows.Time(6))
            {
                TraceParent = rows.TextOrNull(8),
                TraceState = rows.TextOrNull(9),
            };
            long epoch = rows.Int64(7);
            tasks.Add(new StepTask(rows.Text(0), task, workerId, epoch) { MayHaveRun = TaskEpoch.MayHaveRun(epoch) });
        }

        return tasks;
    }
}
