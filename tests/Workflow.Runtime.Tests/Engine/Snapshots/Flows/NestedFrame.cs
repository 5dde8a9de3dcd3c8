using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>
/// Lambdas with frames of their own, in parallel: they share a variable of the body that they stand in, all await one task, and tell in which order they
/// go on. The body awaits one of them, races another against a timer, and at last all of them.
/// </summary>
internal sealed class NestedFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Nested", Codecs.String, static () => new NestedFrame(), ["shared#1", "any#1", "square#1", "all#1"], ChildFrame.Machine);
    private Task<Parcel> _shared = null!;
    private List<Task<int>> _children = [];
    private Task _timer = null!;
    private Task _winner = null!;
    private int _counter;

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, count) => new NestedFrame { _counter = count }.Start(context),
        static async (context, count) =>
        {
            int counter = count;
            Task<Parcel> shared = context.CallStep(KnownSteps.Ship, 7);
            List<Task<int>> children = [];
            for (int i = 0; i < count; i++) children.Add(Child(i));
            Task timer = context.Delay(TimeSpan.FromHours(1), default);
            Parcel parcel = await shared;
            context.LogEvent($"parent sees {parcel.Number}", null);
            Task winner = await Task.WhenAny(children[0], timer);
            await context.CallStep(KnownSteps.Square, 50);
            int[] all = await Task.WhenAll(children);
            return $"{winner == children[0]} {timer.IsCompleted} {counter}: {string.Join(' ', all)}";

            async Task<int> Child(int i)
            {
                int square = await context.CallStep(KnownSteps.Square, i);
                Parcel parcel = await shared;
                context.LogEvent($"child {i} sees {parcel.Number++}", null);
                counter++;
                return square + await context.CallStep(KnownSteps.Square, 10 * i);
            }
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
            case 3: goto checkpoint3;
            case 4: goto checkpoint4;
        }

        int count = _counter;
        _shared = context.CallStep(KnownSteps.Ship, 7);
        for (int i = 0; i < count; i++) _children.Add(new ChildFrame(this) { Number = i }.Start(context));
        _timer = context.Delay(TimeSpan.FromHours(1), default);
        if (Suspends(1, _shared)) return;
    checkpoint1:
        context.LogEvent($"parent sees {Resume<Parcel>().Number}", null);
        if (Suspends(2, context.WhenAny(_children[0], _timer))) return;
    checkpoint2:
        _winner = Resume<Task>();
        if (Suspends(3, context.CallStep(KnownSteps.Square, 50))) return;
    checkpoint3:
        Resume<int>();
        if (Suspends(4, context.WhenAll(_children))) return;
    checkpoint4:
        int[] all = Resume<int[]>();
        Result = $"{_winner == _children[0]} {_timer.IsCompleted} {_counter}: {string.Join(' ', all)}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        // The winner comes first, so that a task is met without the type of its result.
        Local(writer, ref reader, "winner"u8, Codecs.Task(), ref _winner);
        Local(writer, ref reader, "shared"u8, Codecs.Task(Parcel.Codec), ref _shared);
        Local(writer, ref reader, "children"u8, Codecs.List(Codecs.Task(Codecs.Int32)), ref _children);
        Local(writer, ref reader, "timer"u8, Codecs.Task(), ref _timer);
        Local(writer, ref reader, "counter"u8, Codecs.Int32, ref _counter);
    }

    private sealed class ChildFrame(NestedFrame parent) : HandFrame<int>
    {
        private int _square;

        public static FrameDescriptor<int> Machine { get; } = new()
        {
            Name = "Nested.Child",
            ShapeHash = "1",
            Checkpoints = [new("square#1", default), new("shared#1", default), new("square#2", default)],
            Create = static (_, parent) => new ChildFrame((NestedFrame)parent!),
            Result = Codecs.Int32,
        };

        public int Number;

        public override FrameDescriptor Descriptor => Machine;

        public override Frame Parent => parent;

        public override void MoveNext(WorkflowContext context)
        {
            switch (Checkpoint)
            {
                case 1: goto checkpoint1;
                case 2: goto checkpoint2;
                case 3: goto checkpoint3;
            }

            if (Suspends(1, context.CallStep(KnownSteps.Square, Number))) return;
        checkpoint1:
            _square = Resume<int>();
            if (Suspends(2, parent._shared)) return;
        checkpoint2:
            context.LogEvent($"child {Number} sees {Resume<Parcel>().Number++}", null);
            parent._counter++;
            if (Suspends(3, context.CallStep(KnownSteps.Square, 10 * Number))) return;
        checkpoint3:
            Result = _square + Resume<int>();
        }

        protected override void Locals(ValueWriter? writer, ref ValueReader reader)
        {
            Local(writer, ref reader, "i"u8, Codecs.Int32, ref Number);
            Local(writer, ref reader, "square"u8, Codecs.Int32, ref _square);
        }
    }
}
