namespace Workflow.Runtime.Tests.Engine.Faults;

/// <summary>What an unreliable store does with a call.</summary>
internal enum Fault
{
    /// <summary>What it should.</summary>
    None,

    /// <summary>Refuses, and says that nothing was applied.</summary>
    Busy,

    /// <summary>Fails before it has applied anything, and does not say so.</summary>
    Broken,

    /// <summary>Applies everything, and fails before it can say so.</summary>
    ReplyLost,

    /// <summary>Applies everything twice, as a driver does that repeats a call whose reply was lost, and tells the second outcome.</summary>
    Repeated,

    /// <summary>Takes its time.</summary>
    Slow,
}
