using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Many steps, an hour's pause, and a last step.</summary>
internal sealed class LongFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Long", Codecs.String, static () => new LongFrame(), ["square#1", "delay#1", "square#2"]);
    private int _count;
    private int _i;
    private long _sum;

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, count) => new LongFrame { _count = count }.Start(context),
        static async (context, count) =>
        {
            long sum = 0;
            for (int i = 0; i < count; i++) sum += await context.CallStep(KnownSteps.Square, i);
            await context.Delay(TimeSpan.FromHours(1), default);
            return $"{sum + await context.CallStep(KnownSteps.Square, 5)}";
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

    loop:
        if (_i >= _count) goto pause;
        if (Suspends(1, context.CallStep(KnownSteps.Square, _i))) return;
    checkpoint1:
        _sum += Resume<int>();
        _i++;
        goto loop;
    pause:
        if (Suspends(2, context.Delay(TimeSpan.FromHours(1), default))) return;
    checkpoint2:
        Resume();
        if (Suspends(3, context.CallStep(KnownSteps.Square, 5))) return;
    checkpoint3:
        Result = $"{_sum + Resume<int>()}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        if (Checkpoint == 1) Local(writer, ref reader, "count"u8, Codecs.Int32, ref _count);
        if (Checkpoint == 1) Local(writer, ref reader, "i"u8, Codecs.Int32, ref _i);
        Local(writer, ref reader, "sum"u8, Codecs.Int64, ref _sum);
    }
}
