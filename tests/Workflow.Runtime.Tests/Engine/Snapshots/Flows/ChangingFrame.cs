using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>A variable whose codec forgets half of it.</summary>
internal sealed class ChangingFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine = TwinWorkflow.Describe("Changing", Codecs.String, static () => new ChangingFrame(), ["delay#1"]);
    private int _number = 5;

    public static TwinWorkflow Twins { get; } = new(
        Machine, static (context, _) => new ChangingFrame().Start(context), static (_, _) => throw new NotSupportedException("Only the machine is of interest."));

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint) { case 1: goto checkpoint1; }
        if (Suspends(1, context.Delay(TimeSpan.FromHours(1), default))) return;
    checkpoint1:
        Resume();
        Result = $"{_number}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader) => Local(writer, ref reader, "number"u8, new Halving(), ref _number);

    private sealed class Halving : Codec<int>
    {
        public override string Contract => "half";

        public override void Write(ValueWriter writer, int value) => writer.Json.WriteNumberValue(value);

        public override int Read(ref ValueReader reader) => reader.Json.GetInt32() / 2;
    }
}
