namespace Workflow.Runtime.Engine.Log;

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

    /// <summary>
    /// Whether an event still counts after a restart: what was before the cut, and how far the attempts of steps had come that are not tried anew.
    /// </summary>
    /// <param name="type">The event's type.</param>
    /// <param name="sequence">The event's number.</param>
    /// <param name="call">The call that it belongs to; 0 for none.</param>
    /// <param name="from">The first event that the restart takes back.</param>
    /// <param name="again">The call that is tried anew; 0 for none.</param>
    public static bool OutlivesRestart(string type, long sequence, long call, long from, long again) =>
        EventTypes.IsAttempt(type) ? call < from && call != again : sequence < from;
}
