using Workflow.Runtime.Storage;
using Workflow.Sqlite.Liveness;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>The workers' leases, and what becomes of a worker's work when it is gone.</summary>
internal sealed class WorkerRows(WriteSession session, DeadWorkers deadWorkers)
{
    private readonly Statement _write = session.Database.Prepare("""
        INSERT INTO workers (id, lease_until, lock_file) VALUES (?1, ?2, ?3)
        ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until, lock_file = excluded.lock_file
        """);

    private readonly Statement _exists = session.Database.Prepare("SELECT 1 FROM workers WHERE id = ?1");

    private readonly Statement _ended = session.Database.Prepare("SELECT id FROM workers WHERE lease_until <= ?1");

    private readonly Statement _freeRuns = session.Database.Prepare("""
        UPDATE runs SET owner = NULL,
          ready_at = CASE WHEN blocked_reason IS NULL OR shape_hash IS NULL OR EXISTS (
            SELECT 1 FROM inbox i WHERE i.run = runs.run AND i.kind IN ('resume_requested', 'terminate_requested')) THEN 0 END,
          blocked_shape = CASE WHEN blocked_reason IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM inbox i WHERE i.run = runs.run AND i.kind IN ('resume_requested', 'terminate_requested')) THEN shape_hash END
        WHERE owner = ?1
        """);

    private readonly Statement _freeTasks = session.Database.Prepare("UPDATE step_tasks SET owner = NULL WHERE owner = ?1");

    private readonly Statement _delete = session.Database.Prepare("DELETE FROM workers WHERE id = ?1");

    /// <summary>Notes a worker's lease, then frees what others hold who are dead or whose leases have ended.</summary>
    public void Renew(WorkerLease lease, string? lockFile)
    {
        _write.Bind(1, lease.WorkerId).Bind(2, lease.Until).Bind(3, lockFile).Run();
        deadWorkers.Free(session, this);
        FreeEndedLeases(lease.Now);
    }

    /// <summary>Frees what can be freed; throws where the worker itself has no lease.</summary>
    public void CheckCurrent(string workerId, DateTimeOffset leaseNow)
    {
        if (deadWorkers.IsLookDue) deadWorkers.Free(session, this);
        FreeEndedLeases(leaseNow);
        if (_exists.Bind(1, workerId).Scalar() is not null) return;
        throw session.Errors.Error(
            $"Worker '{workerId}' has no current lease, so it can take nothing. Renew the lease, then ask again.", isTransient: true);
    }

    /// <summary>Forgets a worker; all that it held can be taken at once.</summary>
    public void Free(string workerId)
    {
        if (_freeRuns.Bind(1, workerId).Run() > 0) session.Changes |= StoreChanges.RunsReady;
        if (_freeTasks.Bind(1, workerId).Run() > 0) session.Changes |= StoreChanges.StepTasks;
        _delete.Bind(1, workerId).Run();
    }

    private void FreeEndedLeases(DateTimeOffset now)
    {
        List<string>? ended = null;
        _ended.Bind(1, now);
        while (_ended.Step()) (ended ??= []).Add(_ended.Text(0));
        foreach (string workerId in ended ?? []) Free(workerId);
    }
}
