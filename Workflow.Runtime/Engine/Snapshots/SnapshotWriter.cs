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

        Waits = [.. run.Frames.PendingComposites.Select(static each => new Wait(each.Ordinal) { Composite = each })];
        Waits.AddRange(run.Pending.Values.Where(static each => each.Token.CanBeCanceled).Select(static each => new Wait(each.Ordinal) { Call = each }));
        for (int i = 0; i < Frames.Count; i++) Waits.Add(new Wait(Frames[i].Ordinal) { Frame = i });
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

    /// <summary>All that waits for tasks or tokens, in the order in which it began to wait.</summary>
    public List<Wait> Waits { get; }

    /// <summary>Where a task that is not over is described; null for one that the run knows nothing of.</summary>
    public (string Section, long Number)? PlaceOf(Task task) => _places.TryGetValue(task, out (string, long) place) ? place : null;

    /// <summary>A composite task; or a call that a token of the body's own cancels; or else the frame of a number.</summary>
    internal readonly record struct Wait(long Ordinal)
    {
        public CompositeTask? Composite { get; init; }

        public PendingCall? Call { get; init; }

        public int Frame { get; init; }
    }
}
