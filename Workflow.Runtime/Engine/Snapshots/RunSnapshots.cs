using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>Decides when one run has a new snapshot: whenever it leaves memory, and after every so many events while it stays.</summary>
internal sealed class RunSnapshots(RunRecord run, WorkflowDescriptor workflow, RunExecutorServices services)
{
    /// <summary>A snapshot of more bytes than so many for each event since the last one waits, unless the run leaves memory: it would cost more than the log itself.</summary>
    private const int BytesPerEvent = 128;

    private long _lastAttempt;
    private int _lastSize;

    /// <summary>The snapshot that the commit of everything that has happened so far is to carry; null for none.</summary>
    public SnapshotRecord? Take(RunContext context, bool isLeaving)
    {
        if (workflow.Machine is null || !IsDue(context, isLeaving)) return null;
        _lastAttempt = context.Log.LastSequence;
        SnapshotRecord? snapshot = context.TakeSnapshot(out string? obstacle);
        LogLevel level = workflow.Snapshots == SnapshotMode.Required ? LogLevel.Warning : LogLevel.Debug;
        if (snapshot is null) services.Logger.Log(level, "Run {RunId} of '{Workflow}' has no snapshot at event {Sequence}: {Obstacle}", run.RunId, workflow.Name, _lastAttempt, obstacle);
        else services.Policy.Check(run.RunId, snapshot, () => services.Loader.Rewrite(run, workflow, snapshot));
        _lastSize = snapshot?.Data.Length ?? _lastSize;
        return snapshot;
    }

    private bool IsDue(RunContext context, bool isLeaving)
    {
        long sequence = context.Log.LastSequence;
        if (sequence == context.SnapshotSequence) return false;
        if (isLeaving || services.Policy.SnapshotsEveryCommit) return true;
        long since = sequence - Math.Max(context.SnapshotSequence, _lastAttempt);
        return services.SnapshotInterval > 0 && since >= Math.Max(services.SnapshotInterval, _lastSize / BytesPerEvent);
    }
}
