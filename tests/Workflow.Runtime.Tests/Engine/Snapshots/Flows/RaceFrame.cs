using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Two naps and a step of another queue race.</summary>
internal sealed class RaceFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Race", Codecs.String, static () => new RaceFrame(), ["any#1"], NapFrame.Machine);

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, _) => new RaceFrame().Start(context),
        static async (context, _) =>
        {
            await Task.WhenAny(Nap(1), Nap(2), context.CallStep(KnownSteps.Render, 1));
            return "over";

            async Task Nap(int hours) => await context.Delay(TimeSpan.FromHours(hours), default);
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint) { case 1: goto checkpoint1; }
        if (Suspends(1, context.WhenAny(
            new NapFrame { Hours = 1 }.Start(context), new NapFrame { Hours = 2 }.Start(context), context.CallStep(KnownSteps.Render, 1)))) return;
    checkpoint1:
        Resume<Task>();
        Result = "over";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader) { }

    private sealed class NapFrame : HandFrame<NoResult>
    {
        public static FrameDescriptor<NoResult> Machine { get; } = TwinWorkflow.Describe("Race.Nap", Codecs.NoResult, static () => new NapFrame(), ["delay#1"]);

        public int Hours;

        public override FrameDescriptor Descriptor => Machine;

        public override void MoveNext(WorkflowContext context)
        {
            switch (Checkpoint) { case 1: goto checkpoint1; }
            if (Suspends(1, context.Delay(TimeSpan.FromHours(Hours), default))) return;
        checkpoint1:
            Resume();
        }

        protected override void Locals(ValueWriter? writer, ref ValueReader reader) { }
    }
}
