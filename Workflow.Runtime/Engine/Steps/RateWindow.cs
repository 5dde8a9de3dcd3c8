namespace Workflow.Runtime.Engine.Steps;

/// <summary>
/// Remembers the last beginnings, so that no stretch of time has more of them than the limit allows. The framework's limiters measure time with a clock of
/// their own, which tests could not move. Not thread-safe.
/// </summary>
internal sealed class RateWindow(RateLimit limit, TimeProvider time)
{
    private readonly Queue<long> _beginnings = new();

    /// <summary>How many may begin now.</summary>
    public int Room
    {
        get
        {
            while (_beginnings.TryPeek(out long first) && time.GetElapsedTime(first) >= limit.Period) _beginnings.Dequeue();
            return limit.Attempts - _beginnings.Count;
        }
    }

    /// <summary>How long until one more may begin than may now.</summary>
    public TimeSpan UntilMore => _beginnings.TryPeek(out long first) && limit.Period - time.GetElapsedTime(first) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    public void Begin() => _beginnings.Enqueue(time.GetTimestamp());
}
