using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Tasks that are over and have not been looked at: succeeded, failed in one way or several, cancelled, never begun; some without a static result.</summary>
internal sealed class HeldTasksFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Held", Codecs.String, static () => new HeldTasksFrame(), ["delay#1", "delay#2"], ThrowingFrame.Machine);
    private List<Task> _tasks = [];
    private List<Task<int>> _typed = [];
    private Task<Task> _winner = null!;
    private string _text = "";

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, _) => new HeldTasksFrame().Start(context),
        static async (context, _) =>
        {
            Task<int> fails = context.CallStep(KnownSteps.Fail, 1);
            List<Task<int>> typed = [fails, Throw(context), Task.FromResult(5), context.CallStep(KnownSteps.Square, 6)];
            List<Task> tasks =
            [
                Task.CompletedTask, Task.FromException(new FormatException("at once")), Task.FromCanceled(new CancellationToken(true)),
                context.CallStep(KnownSteps.Note, 0), .. typed,
                Task.WhenAll(fails, typed[1], context.CallStep(KnownSteps.Fail, 2)), Task.WhenAll(typed[3], typed[2]), context.Delay(TimeSpan.FromHours(1), default),
                Task.WhenAll(Task.WhenAll(typed[3], typed[2]), Task.WhenAll(typed[2])), Task.WhenAny(typed[3], fails),
            ];
            Task<Task> winner = Task.WhenAny(tasks[10], tasks[3]);
            await context.Delay(TimeSpan.FromHours(2), default);
            string text = await DescribeAsync(tasks, typed, winner);
            await context.Delay(TimeSpan.FromHours(2), default);
            return text + await DescribeAsync(tasks, typed, winner);
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
        }

        Task<int> fails = context.CallStep(KnownSteps.Fail, 1);
        _typed = [fails, new ThrowingFrame().Start(context), Task.FromResult(5), context.CallStep(KnownSteps.Square, 6)];
        _tasks =
        [
            Task.CompletedTask, Task.FromException(new FormatException("at once")), Task.FromCanceled(new CancellationToken(true)),
            context.CallStep(KnownSteps.Note, 0), .. _typed,
            context.WhenAll(fails, _typed[1], context.CallStep(KnownSteps.Fail, 2)), context.WhenAll(_typed[3], _typed[2]), context.Delay(TimeSpan.FromHours(1), default),
            context.WhenAll(context.WhenAll(_typed[3], _typed[2]), context.WhenAll(_typed[2])), context.WhenAny(_typed[3], fails),
        ];
        _winner = context.WhenAny(_tasks[10], _tasks[3]);
        if (Suspends(1, context.Delay(TimeSpan.FromHours(2), default))) return;
    checkpoint1:
        Resume();
        // All are over, so this does not wait.
        _text = DescribeAsync(_tasks, _typed, _winner).GetAwaiter().GetResult();
        if (Suspends(2, context.Delay(TimeSpan.FromHours(2), default))) return;
    checkpoint2:
        Resume();
        Result = _text + DescribeAsync(_tasks, _typed, _winner).GetAwaiter().GetResult();
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        // Those of a static result come last, so that they are met without it first. The one that nothing but its static type can tell comes before all.
        Local(writer, ref reader, "typed"u8, Codecs.List(Codecs.Task(Codecs.Int32)), ref _typed);
        Local(writer, ref reader, "winner"u8, Codecs.Task(Codecs.Task()), ref _winner);
        Local(writer, ref reader, "tasks"u8, Codecs.List(Codecs.Task()), ref _tasks);
        Local(writer, ref reader, "text"u8, Codecs.String, ref _text);
    }

    private static async Task<int> Throw(WorkflowContext context)
    {
        await context.CallStep(KnownSteps.Note, 1);
        throw new OperationCanceledException("as it pleased", new InvalidOperationException("inside"), context.CancellationToken);
    }

    private static async Task<string> DescribeAsync(List<Task> tasks, List<Task<int>> typed, Task<Task> winner)
    {
        List<string> lines = [];
        foreach (Task task in tasks)
        {
            try
            {
                await task;
                lines.Add(task switch
                {
                    Task<int> number => $"{await number}",
                    Task<int[]> numbers => string.Join(',', await numbers),
                    Task<int[][]> deep => string.Join(';', (await deep).Select(each => string.Join(',', each))),
                    Task<Task<int>> first => $"first {await await first} {await first == typed[3]}",
                    _ => "done",
                });
            }
            catch (Exception error)
            {
                lines.Add($"{task.Status} {error.GetType().Name} {error.Message} {error.InnerException?.Message} {error.GetStepFailure()?.Step} "
                    + $"{task.Exception?.InnerExceptions.Count} {(error as OperationCanceledException)?.CancellationToken.IsCancellationRequested}");
            }
        }

        lines.Add($"{(await winner).Status} {tasks.IndexOf(await winner)} {tasks.IndexOf(typed[0])} {ReferenceEquals(typed[0].Exception!.InnerException, tasks[8].Exception!.InnerExceptions[0])}");
        return string.Join('\n', lines);
    }

    private sealed class ThrowingFrame : HandFrame<int>
    {
        public static FrameDescriptor<int> Machine { get; } = TwinWorkflow.Describe("Held.Throw", Codecs.Int32, static () => new ThrowingFrame(), ["note#1"]);

        public override FrameDescriptor Descriptor => Machine;

        public override void MoveNext(WorkflowContext context)
        {
            switch (Checkpoint) { case 1: goto checkpoint1; }
            if (Suspends(1, context.CallStep(KnownSteps.Note, 1))) return;
        checkpoint1:
            Resume();
            throw new OperationCanceledException("as it pleased", new InvalidOperationException("inside"), context.CancellationToken);
        }

        protected override void Locals(ValueWriter? writer, ref ValueReader reader) { }
    }
}
