using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>What codecs need while they read a snapshot: the tasks that have been described so far.</summary>
internal sealed class SnapshotReader(RunContext run, SnapshotTypes types, IServiceProvider services)
{
    public RunContext Run => run;

    public SnapshotTypes Types => types;

    public IServiceProvider Services => services;

    public List<Frame> Frames { get; } = [];

    /// <summary>The composite tasks among what waits, null in the places of frames and calls.</summary>
    public List<Task?> Waits { get; } = [];

    /// <summary>The task at a place; null where there is none.</summary>
    public Task? At(string section, long number) => section switch
    {
        "call" => run.Pending.TryGetValue(number, out PendingCall? call) ? call.EndTask : null,
        "frame" => number >= 0 && number < Frames.Count ? Frames[(int)number].EndTask : null,
        _ => number >= 0 && number < Waits.Count ? Waits[(int)number] : null,
    };
}
