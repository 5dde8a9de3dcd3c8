using Spectre.Console;

namespace Workflow.Cli.Showing;

/// <summary>The colour of each status, the same everywhere.</summary>
internal static class StatusStyle
{
    public static Style Of(string status) => new(status switch
    {
        "running" => Color.Green,
        "completed" => Color.Blue,
        "failed" or "timed_out" => Color.Red,
        "cancelled" => Color.Yellow,
        "suspended" => Color.Aqua,
        _ => Color.Grey,
    });
}
