namespace Workflow.Runtime;

/// <summary>How many attempts may begin within any stretch of time of a given length.</summary>
public sealed record RateLimit
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(1);

    /// <summary>Makes a limit.</summary>
    /// <param name="attempts">How many attempts may begin; 1 or more.</param>
    /// <param name="period">Within any stretch of this length; more than nothing, at most a day.</param>
    public RateLimit(int attempts, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, LongestPeriod);
        Attempts = attempts;
        Period = period;
    }

    /// <summary>How many attempts may begin.</summary>
    public int Attempts { get; }

    /// <summary>The length of the stretch.</summary>
    public TimeSpan Period { get; }
}
