using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;
using Workflow.Sqlite.Reading;

namespace Workflow.Sqlite.Writing;

/// <summary>
/// Advances runs. The precondition is part of the one update that nearly every commit consists of beside its events; that update
/// comes in three kinds so that a commit that keeps the run touches no index.
/// </summary>
internal sealed class RunCommits(
    WriteSession session, RunKeys keys, EventWrites events, StepTaskWrites stepTasks, RunCreation creation, InboxWrites inbox, StepReportWrites reports)
{
    private const string Precondition = "WHERE run = ?1 AND id = ?2 AND owner = ?3 AND epoch = ?4 AND last_sequence = ?5";

    private const string Common = """
        status = ?6, last_sequence = ?7, wake_at = ?8, acquisitions = 0, shape_hash = ?10, blocked_reason = ?11, updated_at = ?12
        """;

    private const string Segment = "last_segment = coalesce(?17, last_segment)";

    private readonly Statement _keep = session.Database.Prepare($"UPDATE runs SET {Common}, blocked_shapes = NULL {Precondition}");

    private readonly Statement _release = session.Database.Prepare($"""
        UPDATE runs SET {Common}, {Segment}, owner = NULL,
          ready_at = CASE
            WHEN {Lifted} THEN 0
            WHEN ?11 IS NOT NULL THEN NULL
            WHEN EXISTS (SELECT 1 FROM inbox i WHERE i.run = ?1 AND i.message > ?13
              AND (?6 <> 'pending' OR i.kind IN ('cancel_requested', 'terminate_requested'))) THEN 0
            ELSE ?8 END,
          blocked_shape = CASE WHEN ?11 IS NOT NULL AND NOT {Lifted} THEN iif(?16, '', ?10) END,
          blocked_shapes = CASE
            WHEN ?11 IS NULL OR ?16 OR {Lifted} THEN NULL
            WHEN ?7 > ?5 THEN ?10 || ' '
            WHEN instr(' ' || coalesce(blocked_shapes, ''), ' ' || ?10 || ' ') THEN blocked_shapes
            ELSE coalesce(blocked_shapes, '') || ?10 || ' ' END
        {Precondition}
        """);

    private readonly Statement _end = session.Database.Prepare(
        $"UPDATE runs SET {Common}, {Segment}, owner = NULL, blocked_shapes = NULL, completed_at = ?12, result = ?14, failure = ?15 {Precondition}");

    private readonly Statement _isHeld = session.Database.Prepare("SELECT 1 FROM runs WHERE id = ?1 AND owner = ?2 AND epoch = ?3");

    private readonly Statement _consume = session.Database.Prepare("DELETE FROM inbox WHERE run = ?1 AND message <= ?2");

    private readonly Statement _writeSnapshot = session.Database.Prepare(
        "INSERT OR REPLACE INTO snapshots (run, sequence, shape_hash, data) VALUES (?1, ?2, ?3, ?4)");

    private readonly Statement _writeTags = session.Database.Prepare("UPDATE run_details SET tags = ?2 WHERE run = ?1");

    private readonly Statement _beginAnew = session.Database.Prepare("UPDATE runs SET workflow = ?2, version = ?3 WHERE run = ?1");

    private readonly Statement _writeFirstSequence = session.Database.Prepare("UPDATE run_details SET first_sequence = ?2 WHERE run = ?1");

    private readonly Statement _deleteSnapshot = session.Database.Prepare("DELETE FROM snapshots WHERE run = ?1");

    private readonly HookWrites _hooks = new(session);

    private readonly Statement _consumeResume = session.Database.Prepare(
        "DELETE FROM inbox WHERE run = ?1 AND message <= ?2 AND kind = 'resume_requested'");

    // Which messages lift a block: see InboxWrites.
    private const string Lifted = """
        EXISTS (SELECT 1 FROM inbox i WHERE i.run = ?1 AND i.message > ?13
          AND (i.kind = 'terminate_requested' OR i.kind = 'resume_requested' AND i.message > ?9))
        """;

    public StoreOutcome Commit(CommitRun commit)
    {
        bool ends = commit.Status is RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled or RunStatus.TimedOut;
        if (keys.Find(commit.RunId) is not { } run) return StoreOutcome.Fenced;
        if (_hooks.HasAnswered(run, commit.ExpiredHooks) || !Update(run, commit, ends))
        {
            bool isHeld = _isHeld.Bind(1, commit.RunId).Bind(2, commit.WorkerId).Bind(3, commit.Epoch).Scalar() is not null;
            return isHeld ? StoreOutcome.SequenceConflict : StoreOutcome.Fenced;
        }

        events.Append(run, commit.Events);
        if (commit.Beginning is { } beginning) BeginAnew(run, beginning);
        if (commit.Snapshot is { } snapshot)
        {
            _writeSnapshot.Bind(1, run).Bind(2, snapshot.Sequence).Bind(3, snapshot.ShapeHash).Bind(4, snapshot.Data).Run();
        }

        if (commit.Tags is not null) _writeTags.Bind(1, run).Bind(2, TagsText.Write(commit.Tags)).Run();
        _hooks.Change(run, commit);
        stepTasks.Change(run, commit);
        if (commit.Release || ends) keys.Forget(commit.RunId);
        if (ends) CleanUp(run);
        else if (commit.ConsumedInbox is { } consumed) _consume.Bind(1, run).Bind(2, consumed).Run();

        if (!ends && commit.ConsumedResume is { } resume) _consumeResume.Bind(1, run).Bind(2, resume).Run();

        Tell(run, commit, ends);
        if (ends || commit.Events.Count > 0 || commit.BlockedReason is not null) session.Changes |= StoreChanges.RunProgress;
        if (commit.Release && !ends) session.Changes |= StoreChanges.RunsReady;
        return StoreOutcome.Done;
    }

    private bool Update(long run, CommitRun commit, bool ends)
    {
        Statement update = ends ? _end : commit.Release ? _release : _keep;
        update.Bind(1, run).Bind(2, commit.RunId).Bind(3, commit.WorkerId).Bind(4, commit.Epoch).Bind(5, commit.ExpectedSequence)
            .Bind(6, commit.Status.ToText()).Bind(7, commit.ExpectedSequence + commit.Events.Count).Bind(8, ends ? null : commit.WakeAt)
            .Bind(10, commit.ShapeHash).Bind(11, commit.BlockedReason).Bind(12, commit.Now);
        if (ends) update.Bind(14, commit.Result).Bind(15, commit.Failure);
        else if (commit.Release) update.Bind(9, commit.ConsumedResume ?? 0).Bind(13, commit.ConsumedInbox ?? 0).Bind(16, commit.IsPaused ? 1 : 0);
        if (ends || commit.Release) update.Bind(17, commit.Segment);
        return update.Run() > 0;
    }

    private void BeginAnew(long run, NewBeginning beginning)
    {
        _beginAnew.Bind(1, run).Bind(2, beginning.Workflow).Bind(3, beginning.Version).Run();
        _writeFirstSequence.Bind(1, run).Bind(2, beginning.Sequence).Run();
        _deleteSnapshot.Bind(1, run).Run();
    }

    /// <summary>What the commit has for other runs. Last, for it may come back to this one.</summary>
    private void Tell(long run, CommitRun commit, bool ends)
    {
        foreach (NewChild child in commit.NewChildren)
        {
            bool isThere = creation.Create(child.Create) is { Existing: { } existing } && !child.Create.Run.Parent!.IsSameAs(existing.Parent);
            if (isThere && !ends) inbox.Put(run, commit.Release, InboxMessageKinds.ChildOutcome, child.Refusal, commit.Now);
        }

        foreach (DeliverMessage message in commit.Messages) inbox.Deliver(message);
    }

    private void CleanUp(long run)
    {
        _consume.Bind(1, run).Bind(2, long.MaxValue).Run();
        stepTasks.DeleteAll(run);
        reports.DeleteAll(run);
    }
}
