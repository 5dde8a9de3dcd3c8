using Workflow.Runtime;
using Workflow.Runtime.Engine.Log;

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
        if (next.Type == EventTypes.RunRestarted) Restart(EventData.Number(next.Data, "from"), CallOf(next));
        else Apply(_events[^1]);
    }

    private void Restart(long from, long call)
    {
        List<RunEvent> kept = [.. _events.Where(each => CallRules.OutlivesRestart(each.Type, each.Sequence, CallOf(each), from, call))];
        _events.Clear();
        _open.Clear();
        foreach (RunEvent each in kept)
        {
            _events.Add(each);
            Apply(each);
        }
    }

    private void Apply(RunEvent next)
    {
        switch (next.Type)
        {
            case EventTypes.StepStarted or EventTypes.SleepStarted or EventTypes.HookCreated or EventTypes.SignalAwaited or EventTypes.ChildStarted:
                _open[next.Sequence] = OpenCall.Begin(next);
                break;
            case EventTypes.StepRetrying:
                if (_open.TryGetValue(CallOf(next), out OpenCall? step)) _open[step.Sequence] = step.Again(next);
                break;
            case EventTypes.SignalReceived:
                string? name = EventData.Text(next.Data, "name");
                if (_open.Values.FirstOrDefault(call => call.Kind == OpenCallKind.Signal && call.Name == name) is { } wait) _open.Remove(wait.Sequence);
                break;
            case EventTypes.ContinuedAsNew:
            case var type when EventTypes.IsEnd(type):
                _open.Clear();
                break;
            case var type when CallRules.Ends(type):
                _open.Remove(CallOf(next));
                break;
        }
    }

    private static long CallOf(RunEvent next) => EventData.Number(next.Data, "call");
}
