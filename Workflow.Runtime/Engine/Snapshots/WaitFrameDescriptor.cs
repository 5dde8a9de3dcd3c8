using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>
/// What all frames of <c>WaitAsync</c> have in common. Not generic: a type that led from the type of a task to that of its waits and back would have no end for a compiler
/// ahead of time.
/// </summary>
internal sealed class WaitFrameDescriptor : FrameDescriptor
{
    private WaitFrameDescriptor() { }

    public static WaitFrameDescriptor Instance { get; } = new()
    {
        Name = "WaitAsync",
        ShapeHash = "1",
        Checkpoints = [new CheckpointDescriptor("WaitAsync#1", 0)],
    };

    public static Codec<Task<Task>> First { get; } = Codecs.Task(Codecs.Task());

    internal override TaskType ResultType => throw new NotSupportedException("Each frame knows the type of the task that it waits for.");

    internal override Frame NewFrame(IServiceProvider services, Frame? parent) =>
        throw new NotSupportedException("Made by the type of the task that it waits for.");
}
