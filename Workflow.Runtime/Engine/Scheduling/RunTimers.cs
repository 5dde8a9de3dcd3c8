using Workflow.Runtime.Engine.Runs;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>
/// The next due time of every run that is in memory, by the executor that holds it: one that has lost its run without knowing it yet has
/// a time of its own. Runs that are parked have theirs in the store. Thread-safe.
/// </summary>
internal sealed class RunTimers : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Action<RunMessage>, DateTimeOffset> _dues = [];
    private readonly PriorityQueue<Action<RunMessage>, DateTimeOffset> _queue = new();
    private readonly WakeTimer _timer;

    public RunTimers(TimeProvider time)
    {
        Time = time;
        _timer = new WakeTimer(time, FireDue);
    }

    private TimeProvider Time { get; }

    /// <summary>Sets or, with null, removes an executor's due time.</summary>
    public void Set(Action<RunMessage> post, DateTimeOffset? due)
    {
        lock (_lock)
        {
            if (due is not { } time)
            {
                _dues.Remove(post);
                return;
            }

            if (_dues.TryGetValue(post, out DateTimeOffset old) && old == time) return;
            _dues[post] = time;
            _queue.Enqueue(post, time);
            Arm();
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Tells every executor whose time has come. Harmless at any time.</summary>
    public void FireDue()
    {
        List<Action<RunMessage>> due = [];
        lock (_lock)
        {
            DateTimeOffset now = Time.GetUtcNow();
            while (_queue.TryPeek(out Action<RunMessage>? post, out DateTimeOffset time) && time <= now)
            {
                _queue.Dequeue();
                // An entry whose executor has another due time by now is stale.
                if (!_dues.TryGetValue(post, out DateTimeOffset current) || current != time) continue;
                _dues.Remove(post);
                due.Add(post);
            }

            Arm();
        }

        foreach (Action<RunMessage> post in due) post(new RunMessage.TimersDue());
    }

    private void Arm()
    {
        while (_queue.TryPeek(out Action<RunMessage>? post, out DateTimeOffset time)
            && (!_dues.TryGetValue(post, out DateTimeOffset current) || current != time)) _queue.Dequeue();
        _timer.Set(_queue.TryPeek(out _, out DateTimeOffset next) ? next : null);
    }
}
