using Workflow.Runtime.Compiled;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>Decides whether, and when, a failed attempt is made again.</summary>
internal static class RetryPlanner
{
    /// <summary>The delay before the next attempt; null where there is none.</summary>
    /// <param name="policy">The step's policy.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="outcome">How it failed.</param>
    /// <param name="jitter">A number from 0 to 1 (exclusive), drawn at random.</param>
    public static TimeSpan? DelayBeforeNext(RetryPolicy policy, int attempt, StepOutcome outcome, double jitter)
    {
        if (outcome.IsFatal || attempt > policy.MaxRetries) return null;
        if (outcome.RetryAfter is { } wanted) return wanted;
        double ticks = Math.Min(policy.Delay.Ticks * Math.Pow(policy.Backoff, attempt - 1), policy.MaxDelay.Ticks);
        double spread = 1 + policy.Jitter * (2 * jitter - 1);
        return TimeSpan.FromTicks((long)Math.Min(ticks * spread, policy.MaxDelay.Ticks));
    }
}
