using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>Waits for ever, with and without a token of its own account; when it is cancelled it compensates, and then lets the cancellation go on.</summary>
internal sealed class CancelFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Cancel", Codecs.String, static () => new CancelFrame(), ["all#1", "square#1", "delay#1"]);
    private CancellationToken _stop;
    private int _catch;
    private OperationCanceledException _error = null!;
    private Task _waiting = null!;

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, _) => new CancelFrame { _stop = context.CancellationToken }.Start(context),
        static async (context, _) =>
        {
            CancellationToken stop = context.CancellationToken;
            Task waiting = context.WaitAsync(context.Delay(TimeSpan.FromDays(10), default), Timeout.InfiniteTimeSpan, stop);
            Task<int> other = context.WaitAsync(context.CallStep(KnownSteps.Flaky, 3), TimeSpan.FromDays(1), stop);
            try
            {
                await Task.WhenAll(waiting, context.WaitAsync(other, Timeout.InfiniteTimeSpan, stop));
            }
            catch (OperationCanceledException error)
            {
                await context.CallStep(KnownSteps.Square, 3);
                await context.Delay(TimeSpan.FromHours(1), default);
                context.LogEvent($"{stop.IsCancellationRequested} {error.CancellationToken == stop} {waiting.IsCanceled}", null);
                throw;
            }

            return "not cancelled";
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 2: goto checkpoint2;
            case 3: goto checkpoint3;
        }

        try
        {
            switch (Checkpoint) { case 1: goto checkpoint1; }
            _waiting = context.WaitAsync(context.Delay(TimeSpan.FromDays(10), default), Timeout.InfiniteTimeSpan, _stop);
            Task<int> other = context.WaitAsync(context.CallStep(KnownSteps.Flaky, 3), TimeSpan.FromDays(1), _stop);
            if (Suspends(1, context.WhenAll(_waiting, context.WaitAsync(other, Timeout.InfiniteTimeSpan, _stop)))) return;
        checkpoint1:
            Resume();
        }
        catch (OperationCanceledException error)
        {
            _catch = 1;
            _error = error;
        }

        if (_catch != 1) goto done;
        if (Suspends(2, context.CallStep(KnownSteps.Square, 3))) return;
    checkpoint2:
        Resume<int>();
        if (Suspends(3, context.Delay(TimeSpan.FromHours(1), default))) return;
    checkpoint3:
        Resume();
        context.LogEvent($"{_stop.IsCancellationRequested} {_error.CancellationToken == _stop} {_waiting.IsCanceled}", null);
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_error);
    done:
        Result = "not cancelled";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "stop"u8, Codecs.CancellationToken, ref _stop);
        Local(writer, ref reader, "catch"u8, Codecs.Int32, ref _catch);
        Local(writer, ref reader, "error"u8, Codecs.CaughtException<OperationCanceledException>(), ref _error);
        Local(writer, ref reader, "waiting"u8, Codecs.Task(), ref _waiting);
    }
}
