namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>Calls back at one point in time, which may be moved. Thread-safe.</summary>
internal sealed class WakeTimer : IDisposable
{
    /// <summary>Timers take at most about 49 days; a later time is reached in several waits.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);
    private readonly TimeProvider _time;
    private readonly Action _callback;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private DateTimeOffset? _due;

    public WakeTimer(TimeProvider time, Action callback)
    {
        _time = time;
        _callback = callback;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static state => ((WakeTimer)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sets the time, or, with null, no time.</summary>
    public void Set(DateTimeOffset? due)
    {
        lock (_lock)
        {
            if (_due == due) return;
            _due = due;
            Change();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        lock (_lock)
        {
            if (_due is not { } due) return;
            if (due > _time.GetUtcNow())
            {
                Change();
                return;
            }

            _due = null;
        }

        _callback();
    }

    private void Change()
    {
        if (_due is not { } due)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        TimeSpan wait = due - _time.GetUtcNow();
        // Rounded up to whole milliseconds: a timer that fires early would only be set again.
        wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Clamp(wait.TotalMilliseconds, 0, LongestWait.TotalMilliseconds)));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
