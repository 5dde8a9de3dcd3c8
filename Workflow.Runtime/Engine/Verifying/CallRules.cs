using Workflow.Runtime.Engine.Log;

namespace Workflow.Runtime.Engine.Verifying;

/// <summary>Which events belong to which calls.</summary>
internal static class CallRules
{
    /// <summary>The type of the command that an event belongs to; null for events that belong to none.</summary>
    public static string? CommandOf(string type) => type switch
    {
        EventTypes.StepCompleted or EventTypes.StepFailed or EventTypes.StepRetrying or EventTypes.StepQueued => EventTypes.StepStarted,
        EventTypes.SleepCompleted or EventTypes.TimerCancelled => EventTypes.SleepStarted,
        EventTypes.HookReceived or EventTypes.HookExpired or EventTypes.HookCancelled => EventTypes.HookCreated,
        EventTypes.ChildCompleted or EventTypes.ChildFailed or EventTypes.ChildCancelled => EventTypes.ChildStarted,
        _ => null,
    };

    /// <summary>Whether an event ends the call that it belongs to.</summary>
    public static bool Ends(string type) => CommandOf(type) is not null && !EventTypes.IsAttempt(type);
}
