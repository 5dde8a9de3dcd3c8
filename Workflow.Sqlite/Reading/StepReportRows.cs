using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads what attempts tell of their progress.</summary>
internal static class StepReportRows
{
    private const string Select = """
        SELECT p.sequence, p.attempt, p.step, p.data, p.time
        FROM runs r JOIN step_reports p ON p.run = r.run LEFT JOIN step_tasks t ON t.run = p.run AND t.sequence = p.sequence
        WHERE r.id = ?1 AND CASE WHEN p.is_of_task THEN t.owner = p.worker AND t.epoch = p.epoch AND t.attempt = p.attempt
          ELSE r.owner = p.worker AND r.epoch = p.epoch END
        ORDER BY p.sequence
        """;

    public static IReadOnlyList<StepReport> Read(Database database, string runId)
    {
        List<StepReport> reports = [];
        Statement rows = database.Kept(Select).Bind(1, runId);
        while (rows.Step()) reports.Add(new StepReport(rows.Int64(0), rows.Int32(1), rows.Text(2), rows.Blob(3), rows.Time(4)));
        return reports;
    }
}
