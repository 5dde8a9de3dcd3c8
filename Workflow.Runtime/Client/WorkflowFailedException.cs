namespace Workflow.Runtime;

/// <summary>A run did not end with a result: it failed, was cancelled, or timed out.</summary>
public sealed class WorkflowFailedException : Exception
{
    internal WorkflowFailedException(string runId, RunStatus status, string errorType, string errorMessage, Exception? innerException)
        : base($"Run '{runId}' ended {status.ToText()}: {errorType}: {errorMessage}", innerException)
    {
        RunId = runId;
        Status = status;
        ErrorType = errorType;
        ErrorMessage = errorMessage;
    }

    /// <summary>The run.</summary>
    public string RunId { get; }

    /// <summary>How it ended.</summary>
    public RunStatus Status { get; }

    /// <summary>The full name of the type of the exception that escaped the body.</summary>
    public string ErrorType { get; }

    /// <summary>That exception's message.</summary>
    public string ErrorMessage { get; }
}
