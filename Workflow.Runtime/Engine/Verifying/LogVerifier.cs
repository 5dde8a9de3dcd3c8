using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Verifying;

/// <summary>Looks for what cannot be in the log of a run, and in what the store keeps beside it. Changes nothing.</summary>
internal sealed class LogVerifier(WholeRun whole, DateTimeOffset now)
{
    private readonly List<string> _problems = [];

    /// <summary>All events that could be read, by number.</summary>
    private readonly SortedDictionary<long, LogEntry> _all = [];

    /// <summary>The events that count: restarts have taken away what does not.</summary>
    private readonly List<LogEntry> _counted = [];

    /// <summary>The ends that count, by their calls.</summary>
    private readonly Dictionary<long, LogEntry> _ends = [];
    private long _last;
    private long _count;
    private bool _isWhole = true;

    public IReadOnlyList<string> Problems => _problems;

    public long EventCount => _count;

    private RunRecord Run => whole.Run;

    public void Add(EventRecord record)
    {
        _count++;
        if (record.Sequence != _last + 1) Fail($"The log has a gap: event {record.Sequence} comes after event {_last}.");
        _last = record.Sequence;
        try
        {
            LogEntry entry = LogEntry.Read(record);
            _all[entry.Sequence] = entry;
            CheckCall(entry);
            Restarts.Add(_counted, entry);
            NoteEnd(entry);
        }
        catch (Exception error) when (error is PayloadException or UnreadableLogException)
        {
            Fail(error.Message);
        }
    }

    /// <summary>Looks at what can be judged only when the whole log is known.</summary>
    public void Finish()
    {
        if (_last != Run.LastSequence) Fail($"The log ends at event {_last}; the run says that its last one is {Run.LastSequence}.");
        if (_count > 0 && _all.GetValueOrDefault(1) is { Type: not EventTypes.WorkflowStarted } first) Fail($"The log begins with {first.Type}, not with {EventTypes.WorkflowStarted}.");
        if (_count == 0) Fail("The run has no events.");
        CheckEnd();
        if (whole.Snapshot is { } snapshot && snapshot.Sequence > Run.LastSequence) Fail($"The snapshot is that of event {snapshot.Sequence}, which is beyond the log's end, {Run.LastSequence}.");
        // What an unreadable event tells of calls nobody knows.
        if (!_isWhole) return;
        CheckHooks();
        CheckTasks();
    }

    private void CheckCall(LogEntry entry)
    {
        if (CallRules.CommandOf(entry.Type) is not { } command) return;
        if (_all.GetValueOrDefault(entry.Call) is not { } call || call.Type != command || call.Sequence >= entry.Sequence)
            Fail($"Event {entry.Sequence} ({entry.Type}) belongs to event {entry.Call}, which is no {command} before it.");
        else if (_ends.TryGetValue(entry.Call, out LogEntry? end))
            Fail($"Event {entry.Sequence} ({entry.Type}) belongs to call {entry.Call}, which ended at event {end.Sequence} ({end.Type}).");
    }

    private void NoteEnd(LogEntry entry)
    {
        if (CallRules.Ends(entry.Type)) _ends[entry.Call] = entry;
        if (entry.Type != EventTypes.RunRestarted) return;
        _ends.Clear();
        foreach (LogEntry each in _counted.Where(static each => CallRules.Ends(each.Type))) _ends[each.Call] = each;
    }

    private void CheckEnd()
    {
        string? expected = Run.Status switch
        {
            RunStatus.Completed => EventTypes.WorkflowCompleted,
            RunStatus.Failed => EventTypes.WorkflowFailed,
            RunStatus.Cancelled => EventTypes.WorkflowCancelled,
            RunStatus.TimedOut => EventTypes.WorkflowTimedOut,
            _ => null,
        };
        string? found = _all.GetValueOrDefault(Run.LastSequence)?.Type;
        if (found is not null && expected is not null && found != expected) Fail($"The run is {Run.Status.ToText()}, and its log ends with {found} instead of {expected}.");
        if (found is not null && expected is null && EventTypes.IsEnd(found)) Fail($"The run is {Run.Status.ToText()}, and its log ends with {found}.");
        if (Run.Status == RunStatus.Completed && Run.Result is not { IsEmpty: false }) Fail("The run is completed, and has no result.");
        if (expected is not null && Run.Status != RunStatus.Completed && Run.Failure is not { IsEmpty: false }) Fail($"The run is {Run.Status.ToText()}, and does not say why.");
        if (expected is not null && Run.CompletedAt is null) Fail($"The run is {Run.Status.ToText()}, and does not say since when.");
    }

    private void CheckHooks()
    {
        HashSet<long> open = [.. OpenCalls.In(_counted, EventTypes.HookCreated).Select(static each => each.Sequence)];
        foreach (KeptHook hook in whole.Hooks)
        {
            long sequence = hook.Hook.Sequence;
            if (_all.GetValueOrDefault(sequence) is not { Type: EventTypes.HookCreated } created || created.Address != hook.Hook.Token)
                Fail($"A hook belongs to event {sequence}, which did not create it.");
            else if (!hook.IsClosed && !(hook.Hook.ExpiresAt <= now) && !Run.Status.IsTerminal() && Run.Restarts == 0 && !open.Contains(sequence))
                Fail($"The hook of event {sequence} can be answered, and the log says that it is over.");
        }

        if (Run.Status.IsTerminal()) return;
        foreach (long missing in open.Except(whole.Hooks.Select(static each => each.Hook.Sequence))) Fail($"The run waits for the hook of event {missing}, which nobody can answer: the store does not have it.");
    }

    private void CheckTasks()
    {
        HashSet<long> open = [.. OpenCalls.In(_counted, EventTypes.StepStarted).Select(static each => each.Sequence)];
        foreach (NewStepTask task in whole.StepTasks)
        {
            if (Run.Status.IsTerminal() || !open.Contains(task.Sequence)) Fail($"Step '{task.Step}' is to be executed for event {task.Sequence}, which is no step call that is under way.");
        }
    }

    private void Fail(string problem)
    {
        _problems.Add(problem);
        _isWhole = false;
    }
}
