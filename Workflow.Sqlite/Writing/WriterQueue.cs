namespace Workflow.Sqlite.Writing;

/// <summary>Jobs on their way to the writer's thread. Thread-safe.</summary>
internal sealed class WriterQueue
{
    private readonly object _gate = new();
    private List<WriterJob> _waiting = [];
    private bool _woken;
    private bool _closed;

    /// <summary>False once the queue is closed.</summary>
    public bool TryAdd(WriterJob job)
    {
        lock (_gate)
        {
            if (_closed) return false;
            _waiting.Add(job);
            if (_waiting.Count == 1) Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Ends the writer's present wait.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes no more jobs; those that are there are still taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Moves all jobs into <paramref name="group"/>, which is empty, waiting until there is one, the time is over, or somebody wakes.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(ref List<WriterJob> group, TimeSpan timeout)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_closed && !_woken) Monitor.Wait(_gate, timeout);
            _woken = false;
            (group, _waiting) = (_waiting, group);
            return group.Count > 0 || !_closed;
        }
    }
}
