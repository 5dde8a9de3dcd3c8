using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Gives due step tasks to workers.</summary>
internal sealed class StepAcquirer(WriteSession session, WorkerRows workers)
{
    private readonly Statement _free = session.Database.Prepare("""
        SELECT due_at, run, sequence, step FROM step_tasks INDEXED BY step_tasks_free
        WHERE queue = ?1 AND owner IS NULL ORDER BY due_at
        """);

    private readonly Statement _take = session.Database.Prepare(
        "UPDATE step_tasks SET owner = ?3, epoch = epoch + 1 WHERE run = ?1 AND sequence = ?2");

    private readonly Statement _read = session.Database.Prepare("""
        SELECT r.id, t.attempt, t.queue, t.step, t.data, t.due_at, t.epoch, t.trace_parent, t.trace_state FROM step_tasks t JOIN runs r ON r.run = t.run
        WHERE t.run = ?1 AND t.sequence = ?2
        """);

    private readonly List<(long DueAt, long Run, long Sequence)> _candidates = [];

    public AcquiredSteps Acquire(StepAcquisition request)
    {
        workers.CheckCurrent(request.WorkerId, request.LeaseNow);
        HashSet<string> steps = new(request.Steps, StringComparer.Ordinal);
        _candidates.Clear();
        int oneMore = Math.Min(request.Limit, int.MaxValue - 1) + 1;
        foreach (string queue in request.Queues) Collect(queue, steps, oneMore);
        _candidates.Sort();

        List<StepTask> taken = [];
        DateTimeOffset? nextDue = null;
        foreach ((long dueAt, long run, long sequence) in _candidates)
        {
            if (dueAt > request.Now.UtcTicks || taken.Count == request.Limit)
            {
                nextDue = Statement.ToTime(dueAt);
                break;
            }

            _take.Bind(1, run).Bind(2, sequence).Bind(3, request.WorkerId).Run();
            taken.Add(Read(run, sequence, request.WorkerId));
        }

        return new AcquiredSteps(taken, nextDue);
    }

    private void Collect(string queue, HashSet<string> steps, int limit)
    {
        _free.Bind(1, queue);
        for (int found = 0; found < limit && _free.Step();)
        {
            if (!steps.Contains(_free.Text(3))) continue;
            _candidates.Add((_free.Int64(0), _free.Int64(1), _free.Int64(2)));
            found++;
        }

        _free.Reset();
    }

    private StepTask Read(long run, long sequence, string workerId)
    {
        if (!_read.Bind(1, run).Bind(2, sequence).Step()) throw SqliteFailure.Damage($"step task {run}/{sequence} is of no run");
        NewStepTask task = new(sequence, _read.Int32(1), _read.Text(2), _read.Text(3), _read.Blob(4), _read.Time(5))
        {
            TraceParent = _read.TextOrNull(7),
            TraceState = _read.TextOrNull(8),
        };
        long epoch = _read.Int64(6);
        StepTask held = new(_read.Text(0), task, workerId, epoch) { MayHaveRun = TaskEpoch.MayHaveRun(epoch) };
        _read.Reset();
        return held;
    }
}
