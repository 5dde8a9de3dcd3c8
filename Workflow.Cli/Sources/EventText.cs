using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>Events in words, one line each. What was carried is left out: <c>--json</c> has it.</summary>
internal static class EventText
{
    /// <summary>Where the run stands after an event; null where it stands as before.</summary>
    public static string? StatusAfter(RunEvent next) => next.Type switch
    {
        "workflow_completed" => "completed",
        "workflow_failed" => "failed",
        "workflow_cancelled" => "cancelled",
        "workflow_timed_out" => "timed_out",
        "run_paused" => "suspended",
        "workflow_started" or "run_resumed" or "run_restarted" or "continued_as_new" => "running",
        _ => null,
    };

    /// <summary>What happened: <c>step_retrying charge_card (attempt 1): Shop.GatewayException: …</c>; null for an end without an error.</summary>
    public static string? Of(RunEvent next)
    {
        string? error = EventData.Error(next.Data)?.ReplaceLineEndings(" ");
        if (StatusAfter(next) is not null and not ("running" or "suspended")) return error;
        string? about = About(next);
        string text = about is null ? next.Type : $"{next.Type} {about}";
        return error is null ? text : $"{text}: {error}";
    }

    private static string? About(RunEvent next) => next.Type switch
    {
        "workflow_started" or "continued_as_new" => $"{EventData.Text(next.Data, "workflow")} {EventData.Text(next.Data, "version")}",
        "step_started" or "sleep_started" or "child_started" or "signal_awaited" or "hook_created" => OpenCall.Begin(next).Details,
        "step_retrying" or "step_failed" => $"{EventData.Text(next.Data, "step")} (attempt {EventData.Number(next.Data, "attempt")})",
        "step_completed" or "step_queued" => EventData.Text(next.Data, "step"),
        "sleep_completed" or "timer_cancelled" or "hook_expired" => $"of step {EventData.Number(next.Data, "call")}",
        "value_recorded" => EventData.Text(next.Data, "kind"),
        "run_restarted" => $"from step {EventData.Number(next.Data, "from")}",
        _ => EventData.Text(next.Data, "name"),
    };
}
