using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Takes in runs that were exported.</summary>
internal sealed class RunImport(WriteSession session, RunCreation creation, InboxWrites inbox, StepTaskWrites stepTasks)
{
    private readonly Statement _findRun = session.Database.Prepare("SELECT run FROM runs WHERE id = ?1");

    private readonly Statement _putHook = session.Database.Prepare(
        "INSERT INTO hooks (token, run, sequence, expires_at, closed) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (token) DO NOTHING");

    private readonly Statement _findHook = session.Database.Prepare("SELECT 1 FROM hooks WHERE token = ?1");

    private readonly Statement _putSnapshot = session.Database.Prepare("INSERT OR REPLACE INTO snapshots (run, sequence, shape_hash, data) VALUES (?1, ?2, ?3, ?4)");

    public StoreOutcome Import(ImportRun import)
    {
        WholeRun whole = import.Whole;
        string runId = whole.Run.RunId;
        bool isThere = _findRun.Bind(1, runId).Scalar() is not null;
        foreach (KeptHook hook in whole.Hooks)
        {
            if (!isThere && _findHook.Bind(1, hook.Hook.Token).Scalar() is not null)
                throw session.Errors.Error($"Run '{runId}' has a hook at event {hook.Hook.Sequence} with a token that another run has.");
        }

        StoreOutcome outcome = creation.Create(new CreateRun(whole.Run, import.Events));
        if (outcome.Kind != StoreOutcomeKind.Done) return outcome;
        long run = _findRun.Bind(1, runId).Scalar()!.Value;
        foreach (KeptHook hook in whole.Hooks)
            _putHook.Bind(1, hook.Hook.Token).Bind(2, run).Bind(3, hook.Hook.Sequence).Bind(4, hook.Hook.ExpiresAt).Bind(5, hook.IsClosed ? 1 : 0).Run();
        if (whole.Snapshot is { } snapshot) _putSnapshot.Bind(1, run).Bind(2, snapshot.Sequence).Bind(3, snapshot.ShapeHash).Bind(4, snapshot.Data).Run();
        if (whole.Run.Status.IsTerminal()) return outcome;
        stepTasks.Add(run, whole.StepTasks, TaskEpoch.Imported(whole.Run.Epoch));
        foreach (InboxMessage message in whole.Inbox) inbox.Put(run, isFree: true, message.Kind, message.Data, message.Time);
        return StoreOutcome.Done;
    }
}
