using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>When a run that waits leaves memory. The default parks it as soon as no step of it is in flight here.</summary>
internal class ResumePolicy
{
    public static ResumePolicy Default { get; } = new();

    /// <summary>Whether a run that waits is let go, to be acquired again when something happens.</summary>
    public virtual bool ParksWaitingRuns => true;

    /// <summary>Whether starts of steps are committed at once, so that nothing but the log is needed to go on.</summary>
    public virtual bool FlushesEveryEvent => false;

    /// <summary>
    /// Whether nothing happens to a run before it was dropped at the checkpoint where it is: no step begins, and none that has ended is taken in.
    /// </summary>
    public virtual bool DropsFirst => false;

    /// <summary>Asked at every checkpoint: whether to drop everything of the run that is in memory and load it again from the store.</summary>
    public virtual bool DropsAtCheckpoint() => false;

    /// <summary>Whether every commit carries a snapshot, whatever the worker's options say.</summary>
    public virtual bool SnapshotsEveryCommit => false;

    /// <summary>Asked whenever a run is loaded: whether it may come back from its snapshot; otherwise its log is replayed from the beginning.</summary>
    public virtual bool ResumesFromSnapshot() => true;

    /// <summary>Told of every snapshot before it is committed.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="again">Reads it into another incarnation of the run, and writes a snapshot of that one.</param>
    public virtual void Check(string runId, SnapshotRecord snapshot, Func<SnapshotRecord> again) { }
}
