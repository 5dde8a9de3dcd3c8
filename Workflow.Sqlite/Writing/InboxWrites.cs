using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Messages into runs' inboxes, whoever they come from.</summary>
internal sealed class InboxWrites(WriteSession session)
{
    private readonly Statement _findRun = session.Database.Prepare(
        "SELECT run, status IN ('completed', 'failed', 'cancelled', 'timed_out'), owner IS NULL FROM runs WHERE id = ?1");

    private readonly Statement _findParent = session.Database.Prepare("SELECT parent, parent_call, parent_created_at FROM run_details WHERE run = ?1");

    private readonly Statement _findCreation = session.Database.Prepare("SELECT created_at FROM runs WHERE run = ?1");

    private readonly Statement _findDuplicate = session.Database.Prepare(
        "SELECT 1 FROM inbox WHERE run = ?1 AND deduplication_key = ?2 LIMIT 1");

    private readonly Statement _insert = session.Database.Prepare(
        "INSERT INTO inbox (run, kind, data, time, deduplication_key) VALUES (?1, ?2, ?3, ?4, ?5)");

    // Which messages lift a block is the seam's rule: an order to try again, and an order to end without user code.
    private readonly Statement _makeReady = session.Database.Prepare("""
        UPDATE runs SET
          ready_at = CASE WHEN blocked_shape IS NULL OR ?2 THEN 0 END,
          blocked_shape = CASE WHEN NOT ?2 THEN blocked_shape END,
          blocked_shapes = CASE WHEN NOT ?2 THEN blocked_shapes END
        WHERE run = ?1 AND ready_at IS NOT 0 AND (blocked_shape IS NULL OR ?2) AND (status <> 'pending' OR ?3)
        """);

    private readonly Statement _findHook = session.Database.Prepare("""
        SELECT h.run,
          CASE WHEN h.closed = 2 THEN 1 WHEN h.expires_at <= ?2 THEN 2 WHEN h.closed OR r.status IN ('completed', 'failed', 'cancelled', 'timed_out') THEN 3 ELSE 0 END,
          r.owner IS NULL
        FROM hooks h JOIN runs r ON r.run = h.run WHERE h.token = ?1
        """);

    private readonly Statement _closeHook = session.Database.Prepare("UPDATE hooks SET closed = 2 WHERE token = ?1");

    public StoreOutcome Deliver(DeliverMessage message)
    {
        if (Find(_findRun.Bind(1, message.RunId)) is not { } run) return StoreOutcome.NotFound;
        if (message.ToChildOf is { } parent && !parent.IsSameAs(ParentOf(run.Id))) return StoreOutcome.NotFound;
        if (message.ToCreatedAt is { } createdAt && createdAt != CreationOf(run.Id)) return StoreOutcome.NotFound;
        if (run.Over != 0) return StoreOutcome.Ended;
        if (message.DeduplicationKey is { } key && _findDuplicate.Bind(1, run.Id).Bind(2, key).Scalar() is not null) return StoreOutcome.Done;
        Put(run.Id, run.IsFree, message.Kind, message.Data, message.Now, message.DeduplicationKey);
        return StoreOutcome.Done;
    }

    public StoreOutcome Answer(AnswerHook answer)
    {
        if (Find(_findHook.Bind(1, answer.Token).Bind(2, answer.Now)) is not { } hook) return StoreOutcome.NotFound;
        StoreOutcome? refusal = hook.Over switch { 0 => null, 1 => StoreOutcome.Answered, 2 => StoreOutcome.Expired, _ => StoreOutcome.Ended };
        if (refusal is not null) return refusal;
        _closeHook.Bind(1, answer.Token).Run();
        Put(hook.Id, hook.IsFree, InboxMessageKinds.HookAnswer, answer.Data, answer.Now);
        return StoreOutcome.Done;
    }

    /// <summary>Puts a message into the inbox of a run that is there and has not ended.</summary>
    public void Put(long run, bool isFree, string kind, ReadOnlyMemory<byte> data, DateTimeOffset time, string? deduplicationKey = null)
    {
        _insert.Bind(1, run).Bind(2, kind).Bind(3, data).Bind(4, time).Bind(5, deduplicationKey).Run();
        session.Changes |= StoreChanges.Inbox;
        if (!isFree) return;
        _makeReady.Bind(1, run).Bind(2, kind is InboxMessageKinds.Resume or InboxMessageKinds.Terminate ? 1 : 0)
            .Bind(3, kind is InboxMessageKinds.Cancel or InboxMessageKinds.Terminate ? 1 : 0).Run();
        session.Changes |= StoreChanges.RunsReady;
    }

    private RunParent? ParentOf(long run)
    {
        if (!_findParent.Bind(1, run).Step()) return null;
        RunParent? parent = _findParent.TextOrNull(0) is { } id ? new RunParent(id, _findParent.Int64(1), _findParent.TimeOrNull(2)) : null;
        _findParent.Reset();
        return parent;
    }

    private DateTimeOffset? CreationOf(long run) => _findCreation.Bind(1, run).Scalar() is { } ticks ? Statement.ToTime(ticks) : null;

    /// <summary>What a message is for, and why it takes none any more: 0 where it does.</summary>
    private static (long Id, long Over, bool IsFree)? Find(Statement statement)
    {
        if (!statement.Step()) return null;
        (long, long, bool) found = (statement.Int64(0), statement.Int64(1), statement.Int64(2) != 0);
        statement.Reset();
        return found;
    }
}
