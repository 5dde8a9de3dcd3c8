namespace Workflow.Runtime;

/// <summary>A child run ended without a result and without an exception of its own: it was cancelled or terminated, or it timed out.</summary>
public sealed class ChildRunException : Exception
{
    /// <summary>Makes the error.</summary>
    public ChildRunException(string message, string runId, RunStatus status) : base(message) => (RunId, Status) = (runId, status);

    /// <summary>The child's run id.</summary>
    public string RunId { get; }

    /// <summary>How it ended.</summary>
    public RunStatus Status { get; }
}
