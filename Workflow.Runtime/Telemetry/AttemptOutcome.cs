using Workflow.Runtime.Engine.Steps;

namespace Workflow.Runtime.Telemetry;

/// <summary>How an attempt of a step ended, in a word.</summary>
internal static class AttemptOutcome
{
    public const string Failed = "failed";

    public static string Of(StepAttempt attempt, StepOutcome outcome) => outcome switch
    {
        { IsInterrupted: true } => "interrupted",
        { IsCached: true } => "cached",
        { Failure: null } => "completed",
        // Whatever it threw then, nobody asks any more.
        _ when attempt.CancellationToken.IsCancellationRequested => "cancelled",
        _ => Failed,
    };

    /// <summary>The type of the exception that the attempt failed with; null where it did not fail.</summary>
    public static string? ErrorOf(string text, StepOutcome outcome) => text == Failed ? outcome.Failure!.TypeName : null;
}
