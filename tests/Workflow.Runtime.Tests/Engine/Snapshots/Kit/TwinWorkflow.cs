using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Kit;

/// <summary>One workflow with both of its twins, written by hand as the generator would write them.</summary>
/// <param name="Machine">The machine of the body.</param>
/// <param name="StartMachine">Makes and starts the body's frame.</param>
/// <param name="ReplayBody">The same body as an async method.</param>
internal sealed record TwinWorkflow(
    FrameDescriptor<string> Machine,
    Func<WorkflowContext, int, Task<string>> StartMachine,
    Func<WorkflowContext, int, Task<string>> ReplayBody)
{
    public const string Name = "twin";
    public const string Version = "1.0.0";

    public WorkflowDescriptor<int, string> AsMachine => AsMachineWith(SnapshotMode.Preferred);

    public WorkflowDescriptor<int, string> AsMachineWith(SnapshotMode snapshots, string shapeHash = "1") => new()
    {
        Snapshots = snapshots,
        Name = Name,
        Version = Version,
        ShapeHash = shapeHash,
        Method = Machine.Name,
        Machine = Machine,
        Arguments = Codecs.Int32,
        Result = Codecs.String,
        CaughtExceptions = ["System.InvalidOperationException", "System.OperationCanceledException"],
        Twin = (_, number) => new StateMachine<string>(context => StartMachine(context, number)),
    };

    public WorkflowDescriptor<int, string> AsReplayBody => new()
    {
        Name = Name,
        Version = Version,
        ShapeHash = "1",
        Method = Machine.Name,
        Arguments = Codecs.Int32,
        Result = Codecs.String,
        CaughtExceptions = ["System.InvalidOperationException", "System.OperationCanceledException"],
        Twin = (_, number) => new ReplayBody<string>(context => ReplayBody(context, number)),
    };

    /// <summary>Describes a body without parent.</summary>
    public static FrameDescriptor<T> Describe<T>(
        string name, Codec<T> result, Func<Frame<T>> create, string[] checkpoints, params FrameDescriptor[] functions) => new()
        {
            Name = name,
            ShapeHash = "1",
            File = name + ".cs",
            Checkpoints = [.. checkpoints.Select((key, index) => new CheckpointDescriptor(key, index + 1))],
            Create = (_, _) => create(),
            Result = result,
            Functions = functions,
        };
}
