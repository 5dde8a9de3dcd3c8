using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Steps one after the other, in a loop.</summary>
internal sealed class LoopFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine = TwinWorkflow.Describe("Loop", Codecs.String, static () => new LoopFrame(), ["square#1", "note#1"]);
    private int _count;
    private int _i;
    private int _sum;

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, count) => new LoopFrame { _count = count }.Start(context),
        static async (context, count) =>
        {
            int sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += await context.CallStep(KnownSteps.Square, i);
                if (i % 2 == 0) await context.CallStep(KnownSteps.Note, sum);
            }

            return $"sum {sum}";
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
        }

    loop:
        if (_i >= _count) goto done;
        if (Suspends(1, context.CallStep(KnownSteps.Square, _i))) return;
    checkpoint1:
        _sum += Resume<int>();
        if (_i % 2 != 0) goto next;
        if (Suspends(2, context.CallStep(KnownSteps.Note, _sum))) return;
    checkpoint2:
        Resume();
    next:
        _i++;
        goto loop;
    done:
        Result = $"sum {_sum}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "count"u8, Codecs.Int32, ref _count);
        Local(writer, ref reader, "i"u8, Codecs.Int32, ref _i);
        Local(writer, ref reader, "sum"u8, Codecs.Int32, ref _sum);
    }
}
