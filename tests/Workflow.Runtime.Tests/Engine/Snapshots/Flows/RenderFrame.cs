using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Steps of a queue that another worker serves, two at a time.</summary>
internal sealed class RenderFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine = TwinWorkflow.Describe("Render", Codecs.String, static () => new RenderFrame(), ["first#1", "second#1"]);
    private Task<int> _first = null!;
    private Task<int> _second = null!;
    private int _sum;

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, number) => new RenderFrame { _sum = number }.Start(context),
        static (_, _) => throw new NotSupportedException("Only the machine is of interest."));

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
        }

        _first = context.CallStep(KnownSteps.Render, _sum);
        _second = context.CallStep(KnownSteps.Render, _sum + 1);
        if (Suspends(1, _first)) return;
    checkpoint1:
        _sum = Resume<int>();
        if (Suspends(2, _second)) return;
    checkpoint2:
        Result = $"{_sum} {Resume<int>()}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "first"u8, Codecs.Task(Codecs.Int32), ref _first);
        Local(writer, ref reader, "second"u8, Codecs.Task(Codecs.Int32), ref _second);
        Local(writer, ref reader, "sum"u8, Codecs.Int32, ref _sum);
    }
}
