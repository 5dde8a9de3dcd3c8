using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Notes what attempts tell of their progress.</summary>
internal sealed class StepReportWrites(WriteSession session)
{
    private readonly Statement _findRun = session.Database.Prepare("SELECT run FROM runs WHERE id = ?1 AND owner = ?2 AND epoch = ?3");

    private readonly Statement _findTask = session.Database.Prepare("""
        SELECT r.run FROM runs r JOIN step_tasks t ON t.run = r.run
        WHERE r.id = ?1 AND t.owner = ?2 AND t.epoch = ?3 AND t.sequence = ?4 AND t.attempt = ?5
        """);

    private readonly Statement _put = session.Database.Prepare("""
        INSERT OR REPLACE INTO step_reports (run, sequence, attempt, step, worker, epoch, is_of_task, data, time)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """);

    private readonly Statement _delete = session.Database.Prepare("DELETE FROM step_reports WHERE run = ?1 AND sequence = ?2");

    private readonly Statement _deleteAll = session.Database.Prepare("DELETE FROM step_reports WHERE run = ?1");

    public StoreOutcome Report(ReportStep report)
    {
        if (Find(report) is not { } run) return StoreOutcome.Fenced;
        if (report.Data is not { } data)
        {
            _delete.Bind(1, run).Bind(2, report.Sequence).Run();
            return StoreOutcome.Done;
        }

        _put.Bind(1, run).Bind(2, report.Sequence).Bind(3, report.Attempt).Bind(4, report.Step).Bind(5, report.Holder.WorkerId).Bind(6, report.Holder.Epoch)
            .Bind(7, report.Holder.IsOfTask ? 1 : 0).Bind(8, data).Bind(9, report.Now).Run();
        return StoreOutcome.Done;
    }

    public void DeleteAll(long run) => _deleteAll.Bind(1, run).Run();

    private long? Find(ReportStep report)
    {
        Statement find = report.Holder.IsOfTask ? _findTask.Bind(4, report.Sequence).Bind(5, report.Attempt) : _findRun;
        return find.Bind(1, report.RunId).Bind(2, report.Holder.WorkerId).Bind(3, report.Holder.Epoch).Scalar();
    }
}
