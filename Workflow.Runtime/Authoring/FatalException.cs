namespace Workflow.Runtime;

/// <summary>Thrown by a step to say that no further attempt would help: the step fails at once, whatever its policy.</summary>
public class FatalException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public FatalException(string? message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
