using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Timers that race, waits that are too short and long enough, and steps whose retries are pending meanwhile.</summary>
internal sealed class TimerFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Timers", Codecs.String, static () => new TimerFrame(), ["any#1", "WaitAsync#1", "all#1", "slow#1"]);
    private Task _slow = null!;
    private Task _fast = null!;
    private bool _fastWon;
    private string _text = "";

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, _) => new TimerFrame().Start(context),
        static async (context, _) =>
        {
            string text = "";
            Task slow = context.Delay(TimeSpan.FromHours(9), default);
            Task fast = context.Delay(TimeSpan.FromHours(1), default);
            bool fastWon = await Task.WhenAny(slow, fast) == fast;
            try
            {
                await context.WaitAsync(slow, TimeSpan.FromMinutes(1));
            }
            catch (TimeoutException error)
            {
                text += error.Message;
            }

            int[] attempts = await Task.WhenAll(
                context.WaitAsync(context.CallStep(KnownSteps.Flaky, 3), TimeSpan.FromHours(2)),
                context.WaitAsync(context.CallStep(KnownSteps.Flaky, 2), TimeSpan.FromHours(2)));
            await slow;
            return $"{fastWon} {text} {string.Join(' ', attempts)}";
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto try2;
            case 3: goto checkpoint3;
            case 4: goto checkpoint4;
        }

        _slow = context.Delay(TimeSpan.FromHours(9), default);
        _fast = context.Delay(TimeSpan.FromHours(1), default);
        if (Suspends(1, context.WhenAny(_slow, _fast))) return;
    checkpoint1:
        _fastWon = Resume<Task>() == _fast;
    try2:
        try
        {
            switch (Checkpoint) { case 2: goto checkpoint2; }
            if (Suspends(2, context.WaitAsync(_slow, TimeSpan.FromMinutes(1)))) return;
        checkpoint2:
            Resume();
        }
        catch (TimeoutException error)
        {
            _text += error.Message;
        }

        if (Suspends(3, context.WhenAll(
            context.WaitAsync(context.CallStep(KnownSteps.Flaky, 3), TimeSpan.FromHours(2)),
            context.WaitAsync(context.CallStep(KnownSteps.Flaky, 2), TimeSpan.FromHours(2))))) return;
    checkpoint3:
        _text += " " + string.Join(' ', Resume<int[]>());
        if (Suspends(4, _slow)) return;
    checkpoint4:
        Resume();
        Result = $"{_fastWon} {_text}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "slow"u8, Codecs.Task(), ref _slow);
        Local(writer, ref reader, "fast"u8, Codecs.Task(), ref _fast);
        Local(writer, ref reader, "fastWon"u8, Codecs.Boolean, ref _fastWon);
        Local(writer, ref reader, "text"u8, Codecs.String, ref _text);
    }
}
