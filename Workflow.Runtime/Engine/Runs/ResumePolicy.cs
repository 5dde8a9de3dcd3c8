namespace Workflow.Runtime.Engine.Runs;

/// <summary>When a run that waits leaves memory. The default parks it as soon as no step of it is in flight here.</summary>
internal class ResumePolicy
{
    public static ResumePolicy Default { get; } = new();

    /// <summary>Whether a run that waits is let go, to be acquired again when something happens.</summary>
    public virtual bool ParksWaitingRuns => true;

    /// <summary>Whether starts of steps are committed at once, so that nothing but the log is needed to go on.</summary>
    public virtual bool FlushesEveryEvent => false;

    /// <summary>Asked at every checkpoint: whether to drop everything of the run that is in memory and load it again from the store.</summary>
    public virtual bool DropsAtCheckpoint() => false;
}
