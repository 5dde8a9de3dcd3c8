using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Telemetry;

/// <summary>Why a run left the memory of its worker.</summary>
internal static class SegmentOutcome
{
    public const string Lost = "lost";

    /// <param name="last">The commit that let the run go; null where it was lost.</param>
    public static string Of(CommitRun? last) => last switch
    {
        null => Lost,
        _ when last.Status.IsTerminal() => "ended",
        { IsPaused: true } => "paused",
        { BlockedReason: not null } => "blocked",
        { Beginning: not null } => "begun_anew",
        _ => "parked",
    };
}
