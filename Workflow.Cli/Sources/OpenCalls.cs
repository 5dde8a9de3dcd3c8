using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>What of a run is under way, as its log tells: steps, timers, hooks, waits for signals, children.</summary>
internal sealed class OpenCalls
{
    private readonly List<RunEvent> _events = [];
    private readonly SortedDictionary<long, OpenCall> _open = [];

    /// <summary>The number of the last event that was seen.</summary>
    public long LastSequence { get; private set; }

    /// <summary>What is under way, in the order in which it was called.</summary>
    public IReadOnlyCollection<OpenCall> Calls => _open.Values;

    public void Add(RunEvent next)
    {
        LastSequence = next.Sequence;
        // What a restart takes back has to be forgotten, so what it may take back is remembered; without what was carried.
        _events.Add(next with { Data = EventData.WithoutPayloads(next.Data) });
        if (next.Type == "run_restarted") Restart(EventData.Number(next.Data, "from"), CallOf(next));
        else Apply(_events[^1]);
    }

    private void Restart(long from, long call)
    {
        List<RunEvent> kept = [.. _events.Where(each => Keeps(each, from, call))];
        _events.Clear();
        _open.Clear();
        foreach (RunEvent each in kept)
        {
            _events.Add(each);
            Apply(each);
        }
    }

    /// <summary>Whether an event still counts after a restart. The same rule as the engine's: attempts count as long as their step is not tried anew, even those made after the cut.</summary>
    private static bool Keeps(RunEvent each, long from, long call) =>
        each.Type is "step_retrying" or "step_queued" ? CallOf(each) < from && CallOf(each) != call : each.Sequence < from;

    private void Apply(RunEvent next)
    {
        switch (next.Type)
        {
            case "step_started" or "sleep_started" or "hook_created" or "signal_awaited" or "child_started":
                _open[next.Sequence] = OpenCall.Begin(next);
                break;
            case "step_retrying":
                if (_open.TryGetValue(CallOf(next), out OpenCall? step)) _open[step.Sequence] = step.Again(next);
                break;
            case "step_completed" or "step_failed" or "sleep_completed" or "timer_cancelled" or "hook_received" or "hook_expired" or "hook_cancelled"
                or "child_completed" or "child_failed" or "child_cancelled":
                _open.Remove(CallOf(next));
                break;
            case "signal_received":
                string? name = EventData.Text(next.Data, "name");
                if (_open.Values.FirstOrDefault(call => call.Kind == OpenCallKind.Signal && call.Name == name) is { } wait) _open.Remove(wait.Sequence);
                break;
            case "workflow_completed" or "workflow_failed" or "workflow_cancelled" or "workflow_timed_out" or "continued_as_new":
                _open.Clear();
                break;
        }
    }

    private static long CallOf(RunEvent next) => EventData.Number(next.Data, "call");
}
