using Workflow.Runtime.Engine.Runs;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>The next due time of every run that is in memory. Runs that are parked have theirs in the store.</summary>
internal sealed class RunTimers : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Due, Action<RunMessage> Post)> _dues = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _queue = new();
    private readonly WakeTimer _timer;

    public RunTimers(TimeProvider time)
    {
        Time = time;
        _timer = new WakeTimer(time, Fire);
    }

    private TimeProvider Time { get; }

    /// <summary>Sets or, with null, removes a run's due time.</summary>
    public void Set(string runId, DateTimeOffset? due, Action<RunMessage> post)
    {
        lock (_lock)
        {
            if (due is not { } time)
            {
                // Another executor may hold the run by now; its time is not ours to remove.
                if (_dues.TryGetValue(runId, out (DateTimeOffset Due, Action<RunMessage> Post) mine) && mine.Post == post) _dues.Remove(runId);
                return;
            }

            if (_dues.TryGetValue(runId, out (DateTimeOffset Due, Action<RunMessage> Post) old) && old.Due == time && old.Post == post) return;
            _dues[runId] = (time, post);
            _queue.Enqueue(runId, time);
            Arm();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Fire()
    {
        List<Action<RunMessage>> due = [];
        lock (_lock)
        {
            DateTimeOffset now = Time.GetUtcNow();
            while (_queue.TryPeek(out string? runId, out DateTimeOffset time) && time <= now)
            {
                _queue.Dequeue();
                // An entry whose run has another due time by now is stale.
                if (!_dues.TryGetValue(runId, out (DateTimeOffset Due, Action<RunMessage> Post) current) || current.Due != time) continue;
                _dues.Remove(runId);
                due.Add(current.Post);
            }

            Arm();
        }

        foreach (Action<RunMessage> post in due) post(new RunMessage.TimersDue());
    }

    private void Arm()
    {
        while (_queue.TryPeek(out string? runId, out DateTimeOffset time)
            && (!_dues.TryGetValue(runId, out (DateTimeOffset Due, Action<RunMessage> Post) current) || current.Due != time)) _queue.Dequeue();
        _timer.Set(_queue.TryPeek(out _, out DateTimeOffset next) ? next : null);
    }
}
