using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;
using Workflow.Sqlite.Reading;

namespace Workflow.Sqlite.Writing;

/// <summary>Gives ready runs to workers.</summary>
internal sealed class RunAcquirer(WriteSession session, RunKeys keys, WorkerRows workers)
{
    private const long AtOnce = 0;

    private const string MayTry = "instr(' ' || coalesce(blocked_shapes, ''), ' ' || ?4 || ' ') = 0";

    private readonly Statement _ready = session.Database.Prepare("""
        SELECT ready_at, run FROM runs INDEXED BY runs_ready
        WHERE workflow = ?1 AND version = ?2 AND ready_at IS NOT NULL ORDER BY ready_at, run LIMIT ?3
        """);

    // Two ranges, so that a deployment that blocked a great many runs does not make its own workers walk over them.
    // What others have blocked after this deployment had is walked over: while two deployments run, and not after.
    private readonly Statement _blocked = session.Database.Prepare($"""
        SELECT 0, run FROM runs INDEXED BY runs_blocked WHERE workflow = ?1 AND version = ?2 AND blocked_shape > '' AND blocked_shape < ?4 AND {MayTry}
        UNION ALL
        SELECT 0, run FROM runs INDEXED BY runs_blocked WHERE workflow = ?1 AND version = ?2 AND blocked_shape > ?4 AND {MayTry}
        LIMIT ?3
        """);

    private readonly Statement _take = session.Database.Prepare("""
        UPDATE runs SET owner = ?2, status = 'running', epoch = epoch + 1, acquisitions = acquisitions + 1, updated_at = ?3,
          ready_at = NULL, blocked_shape = NULL
        WHERE run = ?1
        """);

    private readonly List<(long ReadyAt, long Run)> _candidates = [];

    public AcquiredRuns Acquire(RunAcquisition request)
    {
        workers.CheckCurrent(request.WorkerId, request.LeaseNow);
        _candidates.Clear();
        int oneMore = Math.Min(request.Limit, int.MaxValue - 1) + 1;
        foreach (HostedWorkflow workflow in request.Workflows)
        {
            Collect(_blocked.Bind(4, workflow.ShapeHash), workflow, oneMore);
            Collect(_ready, workflow, oneMore);
        }

        _candidates.Sort();
        List<RunRecord> taken = [];
        DateTimeOffset? nextWake = null;
        foreach ((long readyAt, long run) in _candidates)
        {
            if (readyAt > request.Now.UtcTicks || taken.Count == request.Limit)
            {
                nextWake = readyAt == AtOnce ? request.Now : Statement.ToTime(readyAt);
                break;
            }

            _take.Bind(1, run).Bind(2, request.WorkerId).Bind(3, request.Now).Run();
            RunRecord record = RunRows.Read(session.Database, run);
            keys.Remember(record.RunId, run);
            taken.Add(record);
        }

        return new AcquiredRuns(taken, nextWake);
    }

    private void Collect(Statement statement, HostedWorkflow workflow, int limit)
    {
        statement.Bind(1, workflow.Name).Bind(2, workflow.Version).Bind(3, limit);
        while (statement.Step()) _candidates.Add((statement.Int64(0), statement.Int64(1)));
    }
}
