namespace Workflow.Runtime.Engine.Log;

/// <summary>
/// A run's log as one incarnation sees it: the history that it replays, then what it appends. On the pump only.
/// </summary>
/// <param name="history">The events after <c>workflow_started</c>, in order.</param>
/// <param name="lastSequence">The sequence number of the last event, that of <c>workflow_started</c> where there is no history.</param>
internal sealed class RunLog(IReadOnlyList<LogEntry> history, long lastSequence)
{
    private readonly List<LogEntry> _uncommitted = [];
    private IReadOnlyList<LogEntry> _history = history;
    private int _next;

    public long LastSequence { get; private set; } = lastSequence;

    /// <summary>The last event that a later step could have observed: anything but the start of a step, unless it says that the call was refused.</summary>
    public long LastObservable { get; private set; } = lastSequence;

    public IReadOnlyList<LogEntry> Uncommitted => _uncommitted;

    /// <summary>Whether recorded events remain that the body has not reached again.</summary>
    public bool IsReplaying
    {
        get
        {
            return NextFact() < _history.Count;
        }
    }

    /// <summary>The next recorded event that the body causes or waits for; null at the end of the history.</summary>
    public LogEntry? Peek()
    {
        if (NextFact() is var next && next < _history.Count) return _history[next];
        // A long history is not needed any more once it has been replayed.
        _history = [];
        _next = 0;
        return null;
    }

    public void Advance() => _next = NextFact() + 1;

    /// <summary>Goes past the mark of a change, if that is what was recorded next.</summary>
    public bool TakePatch(string id)
    {
        int end = NextFact();
        for (int index = _next; index < end; index++)
        {
            if (!IsPatch(_history[index]) || _history[index].Value != id) continue;
            _next = index + 1;
            return true;
        }

        return false;
    }

    public LogEntry Append(LogEntry entry)
    {
        entry.Sequence = ++LastSequence;
        if (entry.Type != EventTypes.StepStarted || entry.Value is not null) LastObservable = LastSequence;
        _uncommitted.Add(entry);
        return entry;
    }

    public LogEntry[] TakeUncommitted()
    {
        LogEntry[] entries = [.. _uncommitted];
        _uncommitted.Clear();
        return entries;
    }

    /// <summary>Forgets uncommitted events above a sequence number.</summary>
    public void TruncateAfter(long sequence)
    {
        _uncommitted.RemoveAll(entry => entry.Sequence > sequence);
        LastSequence = Math.Min(LastSequence, sequence);
    }

    /// <summary>The next event that the code must cause or wait for. The mark of a change is none: code that does not ask for the change any more passes it over.</summary>
    private int NextFact()
    {
        int index = _next;
        while (index < _history.Count
            && (IsPatch(_history[index]) || (!EventTypes.IsCommand(_history[index].Type) && !EventTypes.IsStimulus(_history[index].Type)))) index++;
        return index;
    }

    private static bool IsPatch(LogEntry entry) => entry is { Type: EventTypes.ValueRecorded, Kind: RecordedValueKinds.Patched };
}
