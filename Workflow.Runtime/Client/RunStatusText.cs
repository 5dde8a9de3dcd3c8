namespace Workflow.Runtime;

/// <summary>The one home of the text form of <see cref="RunStatus"/>.</summary>
public static class RunStatusText
{
    /// <summary>The snake_case text of a status.</summary>
    public static string ToText(this RunStatus status) => status switch
    {
        RunStatus.Pending => "pending",
        RunStatus.Running => "running",
        RunStatus.Suspended => "suspended",
        RunStatus.Completed => "completed",
        RunStatus.Failed => "failed",
        RunStatus.Cancelled => "cancelled",
        RunStatus.TimedOut => "timed_out",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a run status."),
    };

    /// <summary>The status of a snake_case text.</summary>
    /// <exception cref="FormatException">The text is none of the seven.</exception>
    public static RunStatus Parse(string text) => text switch
    {
        "pending" => RunStatus.Pending,
        "running" => RunStatus.Running,
        "suspended" => RunStatus.Suspended,
        "completed" => RunStatus.Completed,
        "failed" => RunStatus.Failed,
        "cancelled" => RunStatus.Cancelled,
        "timed_out" => RunStatus.TimedOut,
        _ => throw new FormatException(
            $"'{text}' is not a run status; one of pending, running, suspended, completed, failed, cancelled, timed_out was expected."),
    };

    /// <summary>Whether a run in this status has ended and can never change again.</summary>
    public static bool IsTerminal(this RunStatus status) => status >= RunStatus.Completed;
}
