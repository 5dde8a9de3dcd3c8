using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>A lambda that goes on for an hour after the body that it stands in has ended.</summary>
internal sealed class OrphanFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Orphan", Codecs.String, static () => new OrphanFrame(), ["delay#1", "delay#2"], MiddleFrame.Machine);

    public static TwinWorkflow Twins { get; } = new(
        Machine, static (context, _) => new OrphanFrame().Start(context), static (_, _) => throw new NotSupportedException("Only the machine is of interest."));

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
        }

        new MiddleFrame().Start(context);
        if (Suspends(1, context.Delay(TimeSpan.FromHours(2), default))) return;
    checkpoint1:
        Resume();
        if (Suspends(2, context.Delay(TimeSpan.FromHours(1), default))) return;
    checkpoint2:
        Resume();
        Result = "over";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader) { }

    private sealed class MiddleFrame : HandFrame<NoResult>
    {
        public static FrameDescriptor<NoResult> Machine { get; } =
            TwinWorkflow.Describe("Orphan.Middle", Codecs.NoResult, static () => new MiddleFrame(), [], LambdaFrame.Machine);

        public int Variable;

        public override FrameDescriptor Descriptor => Machine;

        public override void MoveNext(WorkflowContext context) => new LambdaFrame(this).Start(context);

        protected override void Locals(ValueWriter? writer, ref ValueReader reader) { }
    }

    private sealed class LambdaFrame(MiddleFrame parent) : HandFrame<NoResult>
    {
        public static FrameDescriptor<NoResult> Machine { get; } = new()
        {
            Name = "Orphan.Lambda",
            ShapeHash = "1",
            Checkpoints = [new("delay#1", default)],
            Create = static (_, parent) => new LambdaFrame((MiddleFrame)parent!),
            Result = Codecs.NoResult,
        };

        public override FrameDescriptor Descriptor => Machine;

        public override Frame Parent => parent;

        public override void MoveNext(WorkflowContext context)
        {
            switch (Checkpoint) { case 1: goto checkpoint1; }
            if (Suspends(1, context.Delay(TimeSpan.FromHours(1), default))) return;
        checkpoint1:
            Resume();
            context.LogEvent($"lambda {++parent.Variable}", null);
        }

        protected override void Locals(ValueWriter? writer, ref ValueReader reader) { }
    }
}
