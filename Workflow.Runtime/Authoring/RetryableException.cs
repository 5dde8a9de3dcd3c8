namespace Workflow.Runtime;

/// <summary>
/// Thrown by a step to say that another attempt may help, and when. Other exceptions are retried as well; this one can set the delay.
/// It counts towards the step's <c>MaxRetries</c> like any other.
/// </summary>
public class RetryableException : Exception
{
    /// <summary>Makes the exception; the delay is that of the step's policy.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public RetryableException(string? message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception with a delay.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="retryAfter">The time until the next attempt, 0 or more; null for that of the step's policy.</param>
    /// <param name="innerException">What caused it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    public RetryableException(string? message, TimeSpan? retryAfter, Exception? innerException = null)
        : base(message, innerException)
    {
        if (retryAfter is TimeSpan delay) ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero, nameof(retryAfter));
        RetryAfter = retryAfter;
    }

    /// <summary>Makes the exception with a delay as duration text.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="retryAfter">Duration text such as <c>30s</c>; see <see cref="Duration"/>.</param>
    /// <param name="innerException">What caused it.</param>
    /// <exception cref="FormatException"><paramref name="retryAfter"/> is not duration text.</exception>
    public RetryableException(string? message, string retryAfter, Exception? innerException = null)
        : this(message, Duration.Parse(retryAfter), innerException)
    {
    }

    /// <summary>The time until the next attempt; null for that of the step's policy.</summary>
    public TimeSpan? RetryAfter { get; }
}
