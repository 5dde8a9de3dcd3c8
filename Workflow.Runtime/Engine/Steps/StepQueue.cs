namespace Workflow.Runtime.Engine.Steps;

/// <summary>One queue in this process: has as many attempts begin as there is room for, in the order in which they came. Thread-safe.</summary>
internal sealed class StepQueue : IDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<StepAttempt> _waiting = [];
    private readonly int _limit;
    private readonly RateWindow? _rate;
    private readonly ITimer? _timer;
    private readonly Action<StepAttempt> _begin;
    private readonly Action<StepAttempt> _turnAway;
    private int _inside;
    private bool _isClosing;

    /// <param name="limit">How many may be inside at a time.</param>
    /// <param name="rate">How many may begin in how much time; null for no limit.</param>
    /// <param name="time">What the rate goes by.</param>
    /// <param name="begin">Called, from any thread, with an attempt that may begin.</param>
    /// <param name="turnAway">Called, from any thread, with an attempt that has waited in vain: it was cancelled, or the queue closes.</param>
    public StepQueue(int limit, RateLimit? rate, TimeProvider time, Action<StepAttempt> begin, Action<StepAttempt> turnAway)
    {
        _limit = limit;
        _begin = begin;
        _turnAway = turnAway;
        if (rate is null) return;
        _rate = new RateWindow(rate, time);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static state => ((StepQueue)state!).Admit(tellsOfRoom: true), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Told, from any thread, that there may be room again and nobody in here waits for it.</summary>
    public event Action? RoomMade;

    /// <summary>How many have begun and not ended.</summary>
    public int Executing
    {
        get
        {
            lock (_lock) return _inside;
        }
    }

    /// <summary>How many wait for room.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    /// <summary>Has the attempt begin, now or when there is room.</summary>
    public void Enter(StepAttempt attempt)
    {
        LinkedListNode<StepAttempt> place;
        lock (_lock) place = _waiting.AddLast(attempt);
        Admit(tellsOfRoom: false);
        // It finds nothing to do where the attempt has begun before.
        if (IsWaiting(place)) attempt.CancellationToken.UnsafeRegister(static state => ((Action)state!)(), () => GiveUp(place));
        if (_isClosing) TurnAway(all: false);
    }

    /// <summary>An attempt has ended.</summary>
    public void Leave()
    {
        lock (_lock) _inside--;
        Admit(tellsOfRoom: true);
    }

    /// <summary>How many more could begin now. Where the rate leaves no room, <see cref="RoomMade"/> tells when it does again.</summary>
    public int AskForRoom()
    {
        lock (_lock)
        {
            int room = _limit - _inside - _waiting.Count;
            if (room <= 0 || _rate is null) return room;
            int begins = _rate.Room - _waiting.Count;
            if (begins <= 0) SetTimer();
            return Math.Min(room, begins);
        }
    }

    /// <summary>From now on nobody waits: turns away those who do. Steps that run at most once stay, unless all are to go, for nobody could tell afterwards that they had not begun.</summary>
    public void TurnAway(bool all)
    {
        StepAttempt[] leaving;
        lock (_lock)
        {
            _isClosing = true;
            leaving = [.. _waiting.Where(attempt => all || !attempt.Step.AtMostOnce)];
            foreach (StepAttempt attempt in leaving) _waiting.Remove(attempt);
        }

        foreach (StepAttempt attempt in leaving) _turnAway(attempt);
    }

    /// <summary>Turns away the attempts of a run that wait: it is to stand still.</summary>
    public void Withdraw(string runId)
    {
        StepAttempt[] leaving;
        lock (_lock)
        {
            leaving = [.. _waiting.Where(attempt => attempt.RunId == runId && !attempt.Holder.IsOfTask)];
            foreach (StepAttempt attempt in leaving) _waiting.Remove(attempt);
        }

        foreach (StepAttempt attempt in leaving) _turnAway(attempt);
    }

    public void Dispose() => _timer?.Dispose();

    private void Admit(bool tellsOfRoom)
    {
        while (true)
        {
            StepAttempt next;
            lock (_lock)
            {
                if (_inside >= _limit) return;
                if (_waiting.First is not { } first) break;
                if (_rate?.Room <= 0)
                {
                    SetTimer();
                    return;
                }

                _waiting.RemoveFirst();
                _inside++;
                _rate?.Begin();
                next = first.Value;
            }

            _begin(next);
        }

        if (tellsOfRoom) RoomMade?.Invoke();
    }

    /// <summary>Rounded up to whole milliseconds, as timers are: one that fires early would only be set again.</summary>
    private void SetTimer() => _timer!.Change(TimeSpan.FromMilliseconds(Math.Ceiling(_rate!.UntilMore.TotalMilliseconds)), Timeout.InfiniteTimeSpan);

    private bool IsWaiting(LinkedListNode<StepAttempt> place)
    {
        lock (_lock) return place.List is not null;
    }

    private void GiveUp(LinkedListNode<StepAttempt> place)
    {
        lock (_lock)
        {
            if (place.List is null) return;
            _waiting.Remove(place);
        }

        _turnAway(place.Value);
    }
}
