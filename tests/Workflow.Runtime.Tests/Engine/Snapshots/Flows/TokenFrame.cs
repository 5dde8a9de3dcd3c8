using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Things that no snapshot can hold, each for one pause: a call with a token of its own, a token, random numbers, an unknown task.</summary>
internal sealed class TokenFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Token", Codecs.String, static () => new TokenFrame(), ["delay#1", "delay#2", "delay#3", "delay#4", "delay#5"]);
    private CancellationTokenSource _source = new();
    private Task _task = Task.CompletedTask;
    private CancellationToken _token;
    private Random? _random;

    public static TwinWorkflow Twins { get; } = new(
        Machine, static (context, _) => new TokenFrame().Start(context), static (_, _) => throw new NotSupportedException("Only the machine is of interest."));

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
            case 3: goto checkpoint3;
            case 4: goto checkpoint4;
            case 5: goto checkpoint5;
        }

        if (Suspends(1, context.Delay(TimeSpan.FromHours(1), _source.Token))) return;
    checkpoint1:
        Resume();
        _token = _source.Token;
        if (Suspends(2, context.Delay(TimeSpan.FromHours(1), default))) return;
    checkpoint2:
        Resume();
        _source.Cancel();
        _random = new Random(1);
        if (Suspends(3, context.Delay(TimeSpan.FromHours(1), default))) return;
    checkpoint3:
        Resume();
        _random = null;
        _task = new TaskCompletionSource().Task;
        if (Suspends(4, context.Delay(TimeSpan.FromHours(1), default))) return;
    checkpoint4:
        Resume();
        _task = Task.CompletedTask;
        if (Suspends(5, context.Delay(TimeSpan.FromHours(1), default))) return;
    checkpoint5:
        Resume();
        Result = $"{_token.IsCancellationRequested}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "token"u8, Codecs.CancellationToken, ref _token);
        Local(writer, ref reader, "random"u8, Codecs.Random, ref _random!);
        Local(writer, ref reader, "task"u8, Codecs.Task(), ref _task);
    }
}
