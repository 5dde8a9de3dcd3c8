namespace Workflow.Runtime.Engine.Log;

/// <summary>The event types that the engine writes. Those it does not know it keeps and skips.</summary>
internal static class EventTypes
{
    public const string WorkflowStarted = "workflow_started";
    public const string WorkflowCompleted = "workflow_completed";
    public const string WorkflowFailed = "workflow_failed";
    public const string WorkflowCancelled = "workflow_cancelled";
    public const string StepStarted = "step_started";
    public const string StepCompleted = "step_completed";
    public const string StepFailed = "step_failed";
    public const string StepRetrying = "step_retrying";

    /// <summary>
    /// A call that was to be executed by this worker was handed to those of its queue, for the worker serves that queue no longer; or a call that runs at most once and had
    /// failed is made again after a restart.
    /// </summary>
    public const string StepQueued = "step_queued";
    public const string SleepStarted = "sleep_started";
    public const string SleepCompleted = "sleep_completed";
    public const string TimerCancelled = "timer_cancelled";
    public const string WorkflowTimedOut = "workflow_timed_out";
    public const string CancelRequested = "cancel_requested";
    public const string HookCreated = "hook_created";
    public const string HookReceived = "hook_received";
    public const string HookExpired = "hook_expired";
    public const string HookCancelled = "hook_cancelled";

    /// <summary>The body waits for a signal: the place of the wait is part of the log, so that code that waits elsewhere is noticed.</summary>
    public const string SignalAwaited = "signal_awaited";
    public const string SignalReceived = "signal_received";
    public const string ChildStarted = "child_started";
    public const string ChildCompleted = "child_completed";
    public const string ChildFailed = "child_failed";
    public const string ChildCancelled = "child_cancelled";
    public const string TagSet = "tag_set";
    public const string ContinuedAsNew = "continued_as_new";
    public const string RunPaused = "run_paused";
    public const string RunResumed = "run_resumed";
    public const string RunRestarted = "run_restarted";
    public const string ValueRecorded = "value_recorded";
    public const string LogEvent = "log_event";

    /// <summary>Whether the body itself causes the event by what it calls, so that a replay must cause it again at the same place.</summary>
    public static bool IsCommand(string type) =>
        type is StepStarted or SleepStarted or TimerCancelled or ValueRecorded or LogEvent or HookCreated or HookCancelled or SignalAwaited or ChildStarted
            or ChildCancelled or TagSet or ContinuedAsNew;

    /// <summary>Whether the event comes from outside the body and lets it go on.</summary>
    public static bool IsStimulus(string type) =>
        type is StepCompleted or StepFailed or SleepCompleted or CancelRequested or HookReceived or HookExpired or SignalReceived or ChildCompleted or ChildFailed;

    /// <summary>Whether the event tells how far the attempts of a step have come, which the body does not see.</summary>
    public static bool IsAttempt(string type) => type is StepRetrying or StepQueued;

    /// <summary>Whether the event tells of a step, whose name it has.</summary>
    public static bool IsOfStep(string type) => type is StepStarted or StepCompleted or StepFailed or StepRetrying or StepQueued;

    /// <summary>Whether the event ends the run.</summary>
    public static bool IsEnd(string type) => type is WorkflowCompleted or WorkflowFailed or WorkflowCancelled or WorkflowTimedOut;

    /// <summary>Whether the event says from where the log is to be read.</summary>
    public static bool IsBeginning(string type) => type is WorkflowStarted or ContinuedAsNew or RunRestarted;
}
