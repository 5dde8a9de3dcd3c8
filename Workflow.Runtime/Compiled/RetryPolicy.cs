namespace Workflow.Runtime.Compiled;

/// <summary>When and how often a failed attempt of a step is made again. Immutable.</summary>
public sealed record RetryPolicy
{
    /// <summary>The policy of a step that says nothing: three retries, 1 s apart at first, doubling, at most 5 min, jitter 10 %.</summary>
    public static RetryPolicy Default { get; } = new();

    /// <summary>How often a failed attempt is retried; 3 means four attempts at most.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The delay before the first retry.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The factor by which the delay grows with each further retry.</summary>
    public double Backoff { get; init; } = 2.0;

    /// <summary>The longest delay between two attempts.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The share of each delay that is drawn at random, 0 to 1.</summary>
    public double Jitter { get; init; } = 0.1;
}
