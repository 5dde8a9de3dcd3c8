using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;
using Workflow.Sqlite.Reading;

namespace Workflow.Sqlite.Writing;

/// <summary>Creates runs.</summary>
internal sealed class RunCreation(WriteSession session, RunKeys keys, EventWrites events)
{
    private readonly Statement _insert = session.Database.Prepare("""
        INSERT INTO runs (id, workflow, version, status, last_sequence, epoch, owner, ready_at, wake_at, acquisitions, shape_hash,
          blocked_reason, blocked_shape, created_at, updated_at, completed_at, result, failure, last_segment)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
        ON CONFLICT (id) DO NOTHING
        """);

    private readonly Statement _insertDetails = session.Database.Prepare("""
        INSERT INTO run_details (run, input, tags, created_by, workspace, project, parent, parent_call, deadline, restarts, first_sequence, executor,
          trace_parent, trace_state, parent_created_at, start_at, timeout)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        """);

    // A holder that never announced itself counts as one whose lease has ended.
    private readonly Statement _insertOwner = session.Database.Prepare("INSERT OR IGNORE INTO workers (id, lease_until) VALUES (?1, 0)");

    public StoreOutcome Create(CreateRun create)
    {
        RunRecord run = create.Run;
        bool isFree = run.Owner is null && run.Status is RunStatus.Pending or RunStatus.Running or RunStatus.Suspended;
        string? blockedShape = !isFree ? null : run.IsPaused ? "" : run.BlockedReason is not null ? run.ShapeHash : null;
        int inserted = _insert.Bind(1, run.RunId).Bind(2, run.Workflow).Bind(3, run.Version).Bind(4, run.Status.ToText()).Bind(5, run.LastSequence)
            .Bind(6, run.Epoch).Bind(7, run.Owner).Bind(8, isFree && blockedShape is null ? run.WakeAt : null).Bind(9, run.WakeAt)
            .Bind(10, run.AcquisitionsWithoutProgress).Bind(11, run.ShapeHash).Bind(12, run.BlockedReason).Bind(13, blockedShape)
            .Bind(14, run.CreatedAt).Bind(15, run.UpdatedAt).Bind(16, run.CompletedAt).Bind(17, run.Result).Bind(18, run.Failure)
            .Bind(19, run.LastSegment).Run();
        if (inserted == 0)
            return StoreOutcome.Exists(RunRows.Find(session.Database, run.RunId) ?? throw SqliteFailure.Damage($"run '{run.RunId}' is there in part only"));

        long row = session.Database.LastInsertedRow;
        _insertDetails.Bind(1, row).Bind(2, run.Input).Bind(3, TagsText.Write(run.Tags)).Bind(4, run.CreatedBy).Bind(5, run.Workspace)
            .Bind(6, run.Project).Bind(7, run.Parent?.RunId).Bind(8, run.Parent?.Call).Bind(9, run.Deadline).Bind(10, run.Restarts)
            .Bind(11, run.FirstSequence > 1 ? run.FirstSequence : null).Bind(12, run.Executor)
            .Bind(13, run.TraceParent).Bind(14, run.TraceState).Bind(15, run.Parent?.CreatedAt).Bind(16, run.StartAt).Bind(17, run.Timeout?.Ticks).Run();
        events.Append(row, create.Events);
        if (run.Owner is not null)
        {
            _insertOwner.Bind(1, run.Owner).Run();
            keys.Remember(run.RunId, row);
        }

        session.Changes |= StoreChanges.RunProgress | (isFree ? StoreChanges.RunsReady : StoreChanges.None);
        return StoreOutcome.Done;
    }
}
