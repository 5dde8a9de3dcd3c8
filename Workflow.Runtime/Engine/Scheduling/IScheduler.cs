using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>What executors need of the scheduler.</summary>
internal interface IScheduler
{
    /// <summary>Whether the worker stops, so that nothing is worth waiting for any more.</summary>
    bool IsStopping { get; }

    /// <summary>An executor has let its run go, or lost it.</summary>
    /// <param name="executor">The executor.</param>
    /// <param name="last">The commit that let the run go; null where it was lost.</param>
    void Left(RunExecutor executor, CommitRun? last);

    /// <summary>Asks for the inboxes of held runs to be read again.</summary>
    void RequestInbox();
}
