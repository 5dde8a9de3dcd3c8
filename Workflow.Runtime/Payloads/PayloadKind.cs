namespace Workflow.Runtime;

/// <summary>The kinds of users' data that a store keeps. The numbers are part of what is encrypted and never change.</summary>
public enum PayloadKind
{
    /// <summary>A run's input.</summary>
    Input = 1,

    /// <summary>A run's result.</summary>
    Result = 2,

    /// <summary>A run's failure.</summary>
    Failure = 3,

    /// <summary>The data of an event.</summary>
    Event = 4,

    /// <summary>A run's snapshot.</summary>
    Snapshot = 5,

    /// <summary>A message to a run.</summary>
    InboxMessage = 6,

    /// <summary>A step call on its way to another worker.</summary>
    StepTask = 7,

    /// <summary>A step result that outlives its run.</summary>
    CachedStep = 8,

    /// <summary>What a step tells of its progress.</summary>
    StepReport = 9,
}
