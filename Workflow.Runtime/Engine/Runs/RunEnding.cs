namespace Workflow.Runtime.Engine.Runs;

/// <summary>Why a run ends without its body being asked.</summary>
internal enum RunEnding
{
    /// <summary>An operator ordered it.</summary>
    Terminated,

    /// <summary>It was cancelled before its time to begin had come.</summary>
    CancelledBeforeItBegan,

    /// <summary>Its deadline has passed.</summary>
    TimedOut,
}
