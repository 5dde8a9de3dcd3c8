using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Awaits of nothing and of value tasks, a child that ends before it waits, and WhenAll and WhenAny in all their forms.</summary>
internal sealed class EdgesFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine = TwinWorkflow.Describe(
        "Edges", Codecs.String, static () => new EdgesFrame(), ["null#1", "square#1", "note#1", "all#1", "any#1", "all#2"], ThrowFrame.Machine);
    private Task<NoResult> _child = null!;
    private int _square;
    private string _text = "";

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, _) => new EdgesFrame().Start(context),
        static async (context, _) =>
        {
            string text = "";
            try
            {
                await (Task)null!;
            }
            catch (NullReferenceException)
            {
                text += "null ";
            }

            Task child = Throw();
            int square = await new ValueTask<int>(context.CallStep(KnownSteps.Square, 3));
            await new ValueTask(context.CallStep(KnownSteps.Note, 3));
            Task<int>[] squares = [context.CallStep(KnownSteps.Square, 4), context.CallStep(KnownSteps.Square, 5)];
            Task[] tasks = squares;
            await Task.WhenAll(
                Task.WhenAll(tasks), Task.WhenAll(tasks.AsEnumerable()), Task.WhenAll(tasks.AsSpan()), Task.WhenAll(squares), Task.WhenAll(squares.AsEnumerable()),
                Task.WhenAll(squares.AsSpan()));
            squares[0] = context.CallStep(KnownSteps.Square, 6);
            squares[1] = context.CallStep(KnownSteps.Square, 7);
            Task first = await Task.WhenAny(
                Task.WhenAny(tasks), Task.WhenAny(tasks.AsEnumerable()), Task.WhenAny(tasks.AsSpan()), Task.WhenAny(tasks[0], tasks[1]), Task.WhenAny(squares),
                Task.WhenAny(squares.AsEnumerable()), Task.WhenAny(squares.AsSpan()), Task.WhenAny(squares[0], squares[1]));
            int[] none = await Task.WhenAll(new List<Task<int>>());
            await context.CallStep(KnownSteps.Note, 4);
            return $"{text}{child.Status} {square} {first is Task<Task>} {none.Length}";

            static async Task Throw()
            {
                if (Environment.ProcessId != 0) throw new FormatException("at once");
                await Task.CompletedTask;
            }
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 2: goto checkpoint2;
            case 3: goto checkpoint3;
            case 4: goto checkpoint4;
            case 5: goto checkpoint5;
            case 6: goto checkpoint6;
        }

        try
        {
            if (Suspends(1, (Task)null!)) return;
        }
        catch (NullReferenceException)
        {
            _text += "null ";
        }

        _child = new ThrowFrame().Start(context);
        if (Suspends(2, new ValueTask<int>(context.CallStep(KnownSteps.Square, 3)))) return;
    checkpoint2:
        _square = Resume<int>();
        if (Suspends(3, new ValueTask(context.CallStep(KnownSteps.Note, 3)))) return;
    checkpoint3:
        Resume();
        Task<int>[] squares = [context.CallStep(KnownSteps.Square, 4), context.CallStep(KnownSteps.Square, 5)];
        Task[] tasks = squares;
        if (Suspends(4, context.WhenAll(
            context.WhenAll(tasks), context.WhenAll(tasks.AsEnumerable()), context.WhenAll(tasks.AsSpan()), context.WhenAll(squares),
            context.WhenAll(squares.AsEnumerable()), context.WhenAll(squares.AsSpan())))) return;
    checkpoint4:
        Resume();
        squares = [context.CallStep(KnownSteps.Square, 6), context.CallStep(KnownSteps.Square, 7)];
        tasks = squares;
        if (Suspends(5, context.WhenAny(
            context.WhenAny(tasks), context.WhenAny(tasks.AsEnumerable()), context.WhenAny(tasks.AsSpan()), context.WhenAny(tasks[0], tasks[1]), context.WhenAny(squares),
            context.WhenAny(squares.AsEnumerable()), context.WhenAny(squares.AsSpan()), context.WhenAny(squares[0], squares[1])))) return;
    checkpoint5:
        Task first = Resume<Task>();
        _text += $"{_child.Status} {_square} {first is Task<Task>} ";
        if (Suspends(6, context.WhenAll(new List<Task<int>>()))) throw new InvalidOperationException("The task of nothing is over.");
        _text += Resume<int[]>().Length;
        if (Suspends(6, context.CallStep(KnownSteps.Note, 4))) return;
    checkpoint6:
        Resume();
        Result = _text;
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        if (Checkpoint < 6) Local(writer, ref reader, "child"u8, Codecs.Task(Codecs.NoResult), ref _child);
        Local(writer, ref reader, "square"u8, Codecs.Int32, ref _square);
        Local(writer, ref reader, "text"u8, Codecs.String, ref _text);
    }

    private sealed class ThrowFrame : HandFrame<NoResult>
    {
        public static FrameDescriptor<NoResult> Machine { get; } = TwinWorkflow.Describe("Edges.Throw", Codecs.NoResult, static () => new ThrowFrame(), []);

        public override FrameDescriptor Descriptor => Machine;

        public override void MoveNext(WorkflowContext context) => throw new FormatException("at once");

        protected override void Locals(ValueWriter? writer, ref ValueReader reader) { }
    }
}
