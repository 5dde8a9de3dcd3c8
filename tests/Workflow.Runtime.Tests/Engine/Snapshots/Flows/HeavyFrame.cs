using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Many steps with a long text in a variable.</summary>
internal sealed class HeavyFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine = TwinWorkflow.Describe("Heavy", Codecs.String, static () => new HeavyFrame(), ["square#1"]);
    private int _count;
    private string _text = new('x', 32_000);

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, count) => new HeavyFrame { _count = count }.Start(context),
        static (_, _) => throw new NotSupportedException("Only the machine is of interest."));

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint) { case 1: goto checkpoint1; }
    loop:
        if (_count-- <= 0) goto done;
        if (Suspends(1, context.CallStep(KnownSteps.Square, _count))) return;
    checkpoint1:
        Resume<int>();
        goto loop;
    done:
        Result = $"{_text.Length}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "count"u8, Codecs.Int32, ref _count);
        Local(writer, ref reader, "text"u8, Codecs.String, ref _text);
    }
}
