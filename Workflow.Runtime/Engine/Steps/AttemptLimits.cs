using Workflow.Runtime.Compiled;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>How long one attempt may take, and how long it may say nothing.</summary>
internal sealed class AttemptLimits(StepAttempt attempt, StepReporter reporter, TimeProvider time)
{
    /// <summary>49 days, the longest time that <see cref="Task.Delay(TimeSpan, TimeProvider)"/> accepts.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
    private readonly long _began = time.GetTimestamp();

    public static bool Any(StepDescriptor step) => step.Timeout is not null || step.HeartbeatTimeout is not null;

    /// <summary>Waits for the body. True where it has ended, however it did; false where a limit was reached first.</summary>
    public async Task<bool> EndsInTimeAsync(Task body)
    {
        while (!body.IsCompleted)
        {
            TimeSpan left = Left;
            if (left <= TimeSpan.Zero) return false;
            await WaitAsync(body, left < LongestTimer ? left : LongestTimer).ConfigureAwait(false);
        }

        return true;
    }

    public TimeoutException Exceeded() => new(attempt.Step.Timeout is { } timeout && time.GetElapsedTime(_began) >= timeout
        ? $"Attempt {attempt.Attempt} of step '{attempt.Step.Name}' did not end within its timeout of {timeout}."
        : $"Attempt {attempt.Attempt} of step '{attempt.Step.Name}' has reported no progress within its heartbeat timeout of {attempt.Step.HeartbeatTimeout}.");

    private TimeSpan Left
    {
        get
        {
            TimeSpan ofAttempt = (attempt.Step.Timeout ?? TimeSpan.MaxValue) - time.GetElapsedTime(_began);
            TimeSpan ofSilence = (attempt.Step.HeartbeatTimeout ?? TimeSpan.MaxValue) - reporter.Silence;
            return ofAttempt < ofSilence ? ofAttempt : ofSilence;
        }
    }

    private async Task WaitAsync(Task body, TimeSpan period)
    {
        using CancellationTokenSource over = new();
        // Rounded up to whole milliseconds: a delay that ends early would only be made again.
        Task delay = Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(period.TotalMilliseconds)), time, over.Token);
        await Task.WhenAny(body, delay).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
    }
}
