namespace Workflow.Testing;

/// <summary>A timer of <see cref="VirtualTime"/>.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state, bool isOfStep) : ITimer
{
    /// <summary>Whether a step set it: its timeout, or something that its body waits for.</summary>
    public bool IsOfStep { get; } = isOfStep;

    public DateTimeOffset? Due { get; set; }

    public TimeSpan Period { get; set; }

    /// <summary>Breaks ties between timers that are due together: the one that was set first ends first.</summary>
    public long Order { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => time.Change(this, dueTime, period);

    public void Fire() => callback(state);

    public void Dispose() => time.Change(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
