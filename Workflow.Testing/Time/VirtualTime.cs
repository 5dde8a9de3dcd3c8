using Workflow.Runtime;
using Workflow.Runtime.Engine;

namespace Workflow.Testing;

/// <summary>
/// The clock of a test host. It stands still until the test advances it, or until the test awaits a result and nothing else can run: then
/// it jumps to the next timer by itself. Thread-safe.
/// </summary>
public sealed class VirtualTime : TimeProvider, IDisposable
{
    /// <summary>Real time that steps in flight are given to end before time moves on without them.</summary>
    private static readonly TimeSpan PatienceWithSteps = TimeSpan.FromMilliseconds(200);
    private readonly Lock _lock = new();
    private readonly List<VirtualTimer> _timers = [];
    private readonly SemaphoreSlim _advancing = new(1, 1);
    private DateTimeOffset _now;
    private long _order;

    internal VirtualTime(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <summary>The engine that goes by this clock; null for a plain run.</summary>
    internal EngineActivity? Activity { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        VirtualTimer timer = new(this, callback, state, StepContext.Current is not null);
        Change(timer, dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves time forward, from timer to timer; after each, lets the engine come to rest. A step in flight whose timeout comes sees it.
    /// </summary>
    /// <param name="duration">0 or more.</param>
    public async Task AdvanceAsync(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        await _advancing.WaitAsync().ConfigureAwait(false);
        try
        {
            await SettleAsync().ConfigureAwait(false);
            DateTimeOffset target = GetUtcNow() + duration;
            while (FireNext(target)) await SettleAsync().ConfigureAwait(false);
            lock (_lock) _now = target > _now ? target : _now;
        }
        finally
        {
            _advancing.Release();
        }
    }

    /// <inheritdoc cref="AdvanceAsync(TimeSpan)"/>
    /// <param name="duration">Duration text such as <c>2d</c>; see <see cref="Duration"/>.</param>
    public Task AdvanceAsync(string duration) => AdvanceAsync(Duration.Parse(duration));

    /// <summary>Called by the host. A jump that comes later finds no timer it could fire.</summary>
    public void Dispose()
    {
        // The door itself is not disposed: jumps still come from the thread pool, and there is nothing to release as long as nobody asks for its wait handle.
        lock (_lock) _timers.Clear();
    }

    /// <summary>Jumps from timer to timer for as long as it may. Harmless to call at any time, from any thread.</summary>
    internal void Jump(Func<bool> mayJump)
    {
        // Asked again after every jump: whoever came to rest while this one was jumping found the door closed.
        while (mayJump() && _advancing.Wait(0))
        {
            try
            {
                if (mayJump() && !FireNext(DateTimeOffset.MaxValue)) return;
            }
            finally
            {
                _advancing.Release();
            }
        }
    }

    /// <summary>Lets a timer that is due already end; time does not move.</summary>
    /// <returns>Whether there was one.</returns>
    internal bool FireOneDue() => FireNext(GetUtcNow());

    /// <summary>Jumps to the next timer, unless time is being moved already.</summary>
    internal void JumpOnce()
    {
        if (!_advancing.Wait(0)) return;
        try
        {
            FireNext(DateTimeOffset.MaxValue);
        }
        finally
        {
            _advancing.Release();
        }
    }

    internal bool Change(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        bool isDue;
        lock (_lock)
        {
            _timers.Remove(timer);
            timer.Due = null;
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            timer.Due = dueTime < DateTimeOffset.MaxValue - _now ? _now + dueTime : DateTimeOffset.MaxValue;
            timer.Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
            timer.Order = ++_order;
            isDue = dueTime <= TimeSpan.Zero;
            _timers.Add(timer);
        }

        if (isDue) FireSoon(timer);
        return true;
    }

    /// <summary>A timer that is due when it is set needs no advance of time, but must not call back into whoever sets it.</summary>
    private void FireSoon(VirtualTimer timer)
    {
        Activity?.Begin();
        ThreadPool.UnsafeQueueUserWorkItem(_ =>
        {
            if (Take(timer)) timer.Fire();
            Activity?.End();
        }, null);
    }

    private bool FireNext(DateTimeOffset limit)
    {
        VirtualTimer? next;
        lock (_lock)
        {
            next = _timers.Where(timer => timer.Due <= limit).OrderBy(timer => timer.Due).ThenBy(timer => timer.Order).FirstOrDefault();
            if (next is null) return false;
            if (next.Due > _now) _now = next.Due.Value;
        }

        if (Take(next)) next.Fire();
        return true;
    }

    private bool Take(VirtualTimer timer)
    {
        lock (_lock)
        {
            if (timer.Due is not { } due || due > _now || !_timers.Remove(timer)) return false;
            timer.Due = null;
            if (timer.Period == Timeout.InfiniteTimeSpan) return true;
            timer.Due = _now + timer.Period;
            timer.Order = ++_order;
            _timers.Add(timer);
            return true;
        }
    }

    /// <summary>Waits until the engine rests and its steps have ended, or wait for time themselves.</summary>
    private async Task SettleAsync()
    {
        if (Activity is not { } activity) return;
        long begun = Environment.TickCount64;
        while (!activity.IsAtRest
            || activity.StepsInFlight > 0 && !HasStepTimers() && Environment.TickCount64 - begun < PatienceWithSteps.TotalMilliseconds)
        {
            await Task.Delay(1).ConfigureAwait(false);
        }
    }

    private bool HasStepTimers()
    {
        lock (_lock) return _timers.Any(timer => timer.IsOfStep);
    }
}
