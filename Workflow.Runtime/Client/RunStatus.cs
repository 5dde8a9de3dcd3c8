namespace Workflow.Runtime;

/// <summary>Where a run stands. The text form, in stores, JSON and on screens, is snake_case: <c>timed_out</c>.</summary>
public enum RunStatus
{
    /// <summary>Created; no worker has taken it yet.</summary>
    Pending,

    /// <summary>A worker holds it and executes it.</summary>
    Running,

    /// <summary>Waiting outside memory: for a timer, an answer, a step of another worker; or blocked, with a reason.</summary>
    Suspended,

    /// <summary>The body returned.</summary>
    Completed,

    /// <summary>An exception escaped the body.</summary>
    Failed,

    /// <summary>The run was cancelled, and the cancellation escaped the body; or it was terminated.</summary>
    Cancelled,

    /// <summary>The run exceeded its timeout.</summary>
    TimedOut,
}
