using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Brings ended runs back to life.</summary>
internal sealed class RunRestarts(WriteSession session, EventWrites events, InboxWrites inbox)
{
    private readonly Statement _find = session.Database.Prepare("SELECT run FROM runs WHERE id = ?1");

    private readonly Statement _canBeRestarted = session.Database.Prepare(
        "SELECT 1 FROM runs WHERE id = ?1 AND last_sequence = ?2 AND status IN ('failed', 'cancelled', 'timed_out')");

    private readonly Statement _isAlive = session.Database.Prepare("SELECT 1 FROM runs WHERE id = ?1 AND status NOT IN ('completed', 'failed', 'cancelled', 'timed_out')");

    private readonly Statement _restart = session.Database.Prepare("""
        UPDATE runs SET status = 'pending', last_sequence = ?2, ready_at = ?4, wake_at = ?4, updated_at = ?3,
          blocked_reason = NULL, blocked_shape = NULL, blocked_shapes = NULL, completed_at = NULL, result = NULL, failure = NULL
        WHERE run = ?1
        """);

    private readonly Statement _restartDetails = session.Database.Prepare("UPDATE run_details SET restarts = restarts + 1, deadline = ?2 WHERE run = ?1");

    private readonly Statement _deleteSnapshot = session.Database.Prepare("DELETE FROM snapshots WHERE run = ?1");

    private readonly Statement _closeHooks = session.Database.Prepare("UPDATE hooks SET closed = max(closed, 1) WHERE run = ?1");

    private readonly Statement _openHook = session.Database.Prepare("UPDATE hooks SET closed = 0 WHERE token = ?1 AND run = ?2");

    public StoreOutcome Restart(RestartRun restart)
    {
        if (Find(restart.RunId) is null) return StoreOutcome.NotFound;
        if (!IsAsPlanned(restart)) return StoreOutcome.SequenceConflict;
        BringBack(restart);
        session.Changes |= StoreChanges.RunProgress | StoreChanges.RunsReady;
        return StoreOutcome.Done;
    }

    private bool IsAsPlanned(RestartRun restart) =>
        _canBeRestarted.Bind(1, restart.RunId).Bind(2, restart.ExpectedSequence).Scalar() is not null
        && restart.AwaitedChildren.All(id => _isAlive.Bind(1, id).Scalar() is not null) && restart.Children.All(IsAsPlanned);

    private void BringBack(RestartRun restart)
    {
        long run = Find(restart.RunId)!.Value;
        _restart.Bind(1, run).Bind(2, restart.ExpectedSequence + restart.Events.Count).Bind(3, restart.Now).Bind(4, restart.WakeAt ?? restart.Now).Run();
        _restartDetails.Bind(1, run).Bind(2, restart.Deadline).Run();
        _deleteSnapshot.Bind(1, run).Run();
        events.Append(run, restart.Events);
        foreach ((string kind, ReadOnlyMemory<byte> data, DateTimeOffset time) in restart.Messages) inbox.Put(run, isFree: false, kind, data, time);
        _closeHooks.Bind(1, run).Run();
        foreach (string token in restart.OpenHooks) _openHook.Bind(1, token).Bind(2, run).Run();
        foreach (RestartRun child in restart.Children) BringBack(child);
    }

    private long? Find(string runId) => _find.Bind(1, runId).Scalar();
}
