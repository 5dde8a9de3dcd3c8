using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Step tasks that runs hand out, withdraw, and get back.</summary>
internal sealed class StepTaskWrites(WriteSession session, InboxWrites inbox)
{
    private readonly Statement _insert = session.Database.Prepare("""
        INSERT OR REPLACE INTO step_tasks (run, sequence, attempt, queue, step, data, due_at, owner, epoch, trace_parent, trace_state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, ?8, ?9, ?10)
        """);

    private readonly Statement _delete = session.Database.Prepare("DELETE FROM step_tasks WHERE run = ?1 AND sequence = ?2");

    private readonly Statement _deleteAll = session.Database.Prepare("DELETE FROM step_tasks WHERE run = ?1");

    private readonly Statement _findHeld = session.Database.Prepare("""
        SELECT r.run, r.owner IS NULL FROM runs r JOIN step_tasks t ON t.run = r.run
        WHERE r.id = ?1 AND t.sequence = ?2 AND t.attempt = ?3 AND t.owner = ?4 AND t.epoch = ?5
        """);

    public void Change(long run, CommitRun commit)
    {
        foreach (long sequence in commit.CancelledStepTasks) _delete.Bind(1, run).Bind(2, sequence).Run();
        Add(run, commit.NewStepTasks, TaskEpoch.HandedOut(commit.Epoch));
    }

    public void Add(long run, IReadOnlyList<NewStepTask> tasks, long epoch)
    {
        foreach (NewStepTask task in tasks)
        {
            _insert.Bind(1, run).Bind(2, task.Sequence).Bind(3, task.Attempt).Bind(4, task.Queue).Bind(5, task.Step)
                .Bind(6, task.Data).Bind(7, task.DueAt).Bind(8, epoch).Bind(9, task.TraceParent).Bind(10, task.TraceState).Run();
            session.Changes |= StoreChanges.StepTasks;
        }
    }

    public void DeleteAll(long run) => _deleteAll.Bind(1, run).Run();

    public StoreOutcome Complete(CompleteStep complete)
    {
        StepTask held = complete.Task;
        _findHeld.Bind(1, held.RunId).Bind(2, held.Task.Sequence).Bind(3, held.Task.Attempt).Bind(4, held.WorkerId).Bind(5, held.Epoch);
        if (!_findHeld.Step()) return StoreOutcome.Fenced;
        (long run, bool isFree) = (_findHeld.Int64(0), _findHeld.Int64(1) != 0);
        _findHeld.Reset();

        _delete.Bind(1, run).Bind(2, held.Task.Sequence).Run();
        inbox.Put(run, isFree, InboxMessageKinds.StepOutcome, complete.Data, complete.Now);
        return StoreOutcome.Done;
    }
}
