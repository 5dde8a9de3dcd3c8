using Workflow.Differential.Kit;
using Workflow.Runtime;
using Workflow.Runtime.Engine;
using Workflow.Testing;

namespace Workflow.Differential.Running;

/// <summary>
/// The stage of a durable run. Whenever nothing in the engine moves and every step in flight waits here, it lets one of them end; where all of them
/// take time, it lets time pass. Steps are told apart by the numbers of their calls, never by which thread came first.
/// </summary>
internal sealed class DurableStage(int seed) : Stage(seed)
{
    private readonly Lock _lock = new();
    private readonly SortedList<long, (DateTimeOffset Due, TaskCompletionSource Turn)> _steps = [];
    private readonly List<long> _performed = [];
    private EngineActivity? _activity;
    private VirtualTime? _time;
    private Action? _looked;
    private int _isLooking;
    private int _looksWanted;

    /// <summary>Binds the stage to the engine that executes its steps.</summary>
    /// <param name="activity">Whether anything in the engine moves.</param>
    /// <param name="time">The virtual time.</param>
    /// <param name="nothingInFlight">Told, from any thread, when the engine rests without a step in flight.</param>
    public void Attach(EngineActivity activity, VirtualTime time, Action nothingInFlight)
    {
        _activity = activity;
        _time = time;
        _looked = nothingInFlight;
        activity.CameToRest += Look;
    }

    /// <summary>When a step that takes so many minutes is over: never together with a timer of whole minutes.</summary>
    public static DateTimeOffset DueAfter(DateTimeOffset now, int minutes) =>
        // In whole milliseconds: finer than that the engine does not sleep.
        minutes <= 0 ? now : now + TimeSpan.FromMilliseconds(minutes * 61_370L + 123);

    public override async Task<T> PerformAsync<T>(string what, Func<T> effect, int minutes = 0)
    {
        StepContext step = StepContext.Current!;
        long call = long.Parse(step.IdempotencyKey.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        TaskCompletionSource turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        DateTimeOffset now = _time!.GetUtcNow();
        DateTimeOffset due = DueAfter(now, minutes);
        // Does nothing but let time have somewhere to go.
        using ITimer? timer = minutes <= 0 ? null : _time.CreateTimer(static _ => { }, null, due - now, Timeout.InfiniteTimeSpan);
        using CancellationTokenRegistration cancellation = step.CancellationToken.Register(() =>
        {
            lock (_lock) _steps.Remove(call);
            turn.TrySetCanceled();
        });
        lock (_lock) _steps[call] = (due, turn);
        Look();
        await turn.Task.ConfigureAwait(false);
        lock (_lock)
        {
            _performed.Add(call);
            return Record(what, effect);
        }
    }

    /// <summary>
    /// The effects of the calls that a log knows the end of. What an exception or a jump left in flight may still do something between the end of its
    /// run and its cancellation, or may not.
    /// </summary>
    public IReadOnlyList<string> EffectsOf(IReadOnlySet<long> ended)
    {
        lock (_lock) return [.. Effects.Where((_, index) => ended.Contains(_performed[index]))];
    }

    /// <summary>Looks whether something may happen, on a thread of its own: who says that the engine rests is in the middle of its work.</summary>
    private void Look()
    {
        Interlocked.Increment(ref _looksWanted);
        if (Interlocked.CompareExchange(ref _isLooking, 1, 0) == 0) ThreadPool.UnsafeQueueUserWorkItem(static stage => stage.LookUntilDone(), this, preferLocal: false);
    }

    private void LookUntilDone()
    {
        int wanted;
        do
        {
            wanted = Volatile.Read(ref _looksWanted);
            while (MoveOn()) { }
            if (_activity!.StepsInFlight == 0 && _activity.IsAtRest) _looked!();
        }
        while (wanted != Volatile.Read(ref _looksWanted));

        Volatile.Write(ref _isLooking, 0);
        if (wanted != Volatile.Read(ref _looksWanted)) Look();
    }

    /// <summary>Lets the next thing happen, if it is this one's turn to say so.</summary>
    private bool MoveOn()
    {
        TaskCompletionSource? next = null;
        lock (_lock)
        {
            // In this order: where every step in flight is here, none can make the engine move after that.
            if (_steps.Count == 0 || _activity!.StepsInFlight != _steps.Count || !_activity.IsAtRest) return false;
            if (!_time!.FireOneDue())
            {
                DateTimeOffset now = _time.GetUtcNow();
                long[] ready = [.. _steps.Where(each => each.Value.Due <= now).Select(static each => each.Key)];
                if (ready.Length == 0)
                {
                    _time.JumpOnce();
                }
                else
                {
                    long call = ready[Draw(ready.Length)];
                    next = _steps[call].Turn;
                    _steps.Remove(call);
                }
            }
        }

        // Not where its run has ended meanwhile, and cancelled it.
        next?.TrySetResult();
        return next is null;
    }
}
