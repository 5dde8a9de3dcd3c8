using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>A list of tasks that a loop over WhenAny empties, and then one WhenAll over all of them, some of which are over.</summary>
internal sealed class FanOutFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("FanOut", Codecs.String, static () => new FanOutFrame(), ["any#1", "all#1", "all#2"]);
    private static readonly Codec<Task<int>> TaskOfInt = Codecs.Task(Codecs.Int32);
    private List<Task<int>> _waiting = [];
    private List<Task<int>> _all = [];
    private List<int> _order = [];
    private int[] _squares = [];

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, count) => new FanOutFrame { _all = [.. Enumerable.Range(0, count).Select(i => context.CallStep(KnownSteps.Square, i))] }.Start(context),
        static async (context, count) =>
        {
            List<Task<int>> all = [.. Enumerable.Range(0, count).Select(i => context.CallStep(KnownSteps.Square, i))];
            List<Task<int>> waiting = [.. all];
            List<int> order = [];
            while (waiting.Count > 2)
            {
                Task<int> winner = await Task.WhenAny(waiting);
                waiting.Remove(winner);
                order.Add(all.IndexOf(winner));
                all.Add(context.CallStep(KnownSteps.Square, 10 + order.Count));
            }

            int[] squares = await Task.WhenAll(all);
            int[] again = await Task.WhenAll(all.Append(context.CallStep(KnownSteps.Square, 100)));
            return $"{string.Join(' ', order)}: {string.Join(' ', squares)}: {string.Join(' ', again)}";
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

        _waiting = [.. _all];
    loop:
        if (_waiting.Count <= 2) goto done;
        if (Suspends(1, context.WhenAny(_waiting))) return;
    checkpoint1:
        Task<int> winner = Resume<Task<int>>();
        _waiting.Remove(winner);
        _order.Add(_all.IndexOf(winner));
        _all.Add(context.CallStep(KnownSteps.Square, 10 + _order.Count));
        goto loop;
    done:
        if (Suspends(2, context.WhenAll(_all))) return;
    checkpoint2:
        _squares = Resume<int[]>();
        if (Suspends(3, context.WhenAll(_all.Append(context.CallStep(KnownSteps.Square, 100))))) return;
    checkpoint3:
        Result = $"{string.Join(' ', _order)}: {string.Join(' ', _squares)}: {string.Join(' ', Resume<int[]>())}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "waiting"u8, Codecs.List(TaskOfInt), ref _waiting);
        Local(writer, ref reader, "all"u8, Codecs.List(TaskOfInt), ref _all);
        Local(writer, ref reader, "order"u8, Codecs.List(Codecs.Int32), ref _order);
        Local(writer, ref reader, "squares"u8, Codecs.Array(Codecs.Int32), ref _squares);
    }
}
