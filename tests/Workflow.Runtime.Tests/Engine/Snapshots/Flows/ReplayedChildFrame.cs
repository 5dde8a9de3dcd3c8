using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>A machine that calls a body which resumes by replay alone.</summary>
internal sealed class ReplayedChildFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("ReplayedChild", Codecs.String, static () => new ReplayedChildFrame(), ["square#1", "child#1", "square#2"]);
    private int _sum;

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, _) => new ReplayedChildFrame().Start(context),
        static async (context, _) =>
        {
            int sum = await context.CallStep(KnownSteps.Square, 1);
            sum += await Child(context);
            return $"{sum + await context.CallStep(KnownSteps.Square, 4)}";
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
            case 3: goto checkpoint3;
        }

        if (Suspends(1, context.CallStep(KnownSteps.Square, 1))) return;
    checkpoint1:
        _sum = Resume<int>();
        if (Suspends(2, context.Replay(Child(context)))) return;
    checkpoint2:
        _sum += Resume<int>();
        if (Suspends(3, context.CallStep(KnownSteps.Square, 4))) return;
    checkpoint3:
        Result = $"{_sum + Resume<int>()}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader) => Local(writer, ref reader, "sum"u8, Codecs.Int32, ref _sum);

    private static async Task<int> Child(WorkflowContext context) =>
        await context.CallStep(KnownSteps.Square, 2) + await context.CallStep(KnownSteps.Square, 3);
}
