namespace Workflow.Runtime.Storage;

/// <summary>Something from outside that waits to enter a run's log.</summary>
/// <param name="Id">Grows in the order of delivery within the store.</param>
/// <param name="RunId">The run.</param>
/// <param name="Kind">See <see cref="InboxMessageKinds"/>.</param>
/// <param name="Data">UTF-8 JSON, an object.</param>
/// <param name="Time">When it was sent.</param>
public sealed record InboxMessage(long Id, string RunId, string Kind, ReadOnlyMemory<byte> Data, DateTimeOffset Time);

/// <summary>The kinds of message that the engine puts into inboxes.</summary>
public static class InboxMessageKinds
{
    /// <summary>Somebody asks for the run to be cancelled.</summary>
    public const string Cancel = "cancel_requested";

    /// <summary>Somebody orders the run to end without running user code.</summary>
    public const string Terminate = "terminate_requested";

    /// <summary>Another worker ended an attempt of a step.</summary>
    public const string StepOutcome = "step_outcome";

    /// <summary>A hook was answered.</summary>
    public const string HookAnswer = "hook_received";

    /// <summary>A signal was sent.</summary>
    public const string Signal = "signal_received";

    /// <summary>A child run has ended, or could not be started.</summary>
    public const string ChildOutcome = "child_outcome";

    /// <summary>An operator asks for the run to be paused.</summary>
    public const string Pause = "pause_requested";

    /// <summary>An operator asks for a blocked or paused run to go on.</summary>
    public const string Resume = "resume_requested";
}
