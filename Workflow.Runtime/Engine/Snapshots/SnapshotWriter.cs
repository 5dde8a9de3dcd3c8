using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>What codecs need while they write a snapshot: where in it each task that is not over is described.</summary>
internal sealed class SnapshotWriter
{
    private readonly Dictionary<Task, (string Section, long Number)> _places = [];

    public SnapshotWriter(RunContext run, SnapshotTypes types)
    {
        Run = run;
        Types = types;
        foreach (PendingCall call in run.Pending.Values) _places.Add(call.EndTask, ("call", call.Sequence));
        for (Frame? frame = run.Frames.First; frame is not null; frame = frame.Next)
        {
            _places.Add(frame.EndTask, ("frame", Frames.Count));
            Frames.Add(frame);
        }

        Waits = [.. run.Frames.PendingComposites.Select(each => (each.Ordinal, Composite: (CompositeTask?)each, Frame: -1))];
        for (int i = 0; i < Frames.Count; i++) Waits.Add((Frames[i].Ordinal, null, i));
        Waits.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        for (int i = 0; i < Waits.Count; i++)
        {
            if (Waits[i].Composite is { } composite) _places.Add(composite.Task, ("wait", i));
        }
    }

    public RunContext Run { get; }

    public SnapshotTypes Types { get; }

    /// <summary>The frames in the order in which they began.</summary>
    public List<Frame> Frames { get; } = [];

    /// <summary>All that waits for tasks, in the order in which it began to wait: a composite, or the frame of that number.</summary>
    public List<(long Ordinal, CompositeTask? Composite, int Frame)> Waits { get; }

    /// <summary>Where a task that is not over is described; null for one that the run knows nothing of.</summary>
    public (string Section, long Number)? PlaceOf(Task task) => _places.TryGetValue(task, out (string, long) place) ? place : null;
}
