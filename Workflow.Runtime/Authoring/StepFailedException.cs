namespace Workflow.Runtime;

/// <summary>
/// A step, hook or child run failed with an exception that cannot be rebuilt in the workflow. It tells what the exception was, live
/// and after a restart alike.
/// </summary>
public sealed class StepFailedException : Exception
{
    internal StepFailedException(string failureType, string failureMessage, string? failureStackTrace, Exception? innerException)
        : base($"{failureType}: {failureMessage}", innerException)
    {
        FailureType = failureType;
        FailureMessage = failureMessage;
        FailureStackTrace = failureStackTrace;
    }

    /// <summary>The full name of the original exception's type.</summary>
    public string FailureType { get; }

    /// <summary>The original exception's message.</summary>
    public string FailureMessage { get; }

    /// <summary>The original exception's stack trace as text; null where it had none.</summary>
    public string? FailureStackTrace { get; }

    /// <summary>The step's key; null where something else failed.</summary>
    public string? Step { get; internal set; }

    /// <summary>How many attempts were made; 0 where something else than a step failed.</summary>
    public int Attempts { get; internal set; }
}
