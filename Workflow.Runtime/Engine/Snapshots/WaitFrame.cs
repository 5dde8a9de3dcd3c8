using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>The frame of a <c>WaitAsync</c> with a timeout: waits for a task, a timer or a cancellation, and gives the timer up where it was not needed.</summary>
/// <param name="type">The type of the task's result; null where it has none, or nobody can tell.</param>
internal sealed class WaitFrame<T>(TaskType? type) : Frame<T>
{
    private Task _task = null!;
    private Task<Task> _first = null!;
    private long _timer;
    private TimeSpan _timeout;

    /// <summary>The wait for a signal that is given up together with this one; 0 for none.</summary>
    private long _owned;
    private CancellationToken _token;

    public override FrameDescriptor Descriptor => WaitFrameDescriptor.Instance;

    internal override TaskType? EndType => type;

    public static Task<T> Start(RunContext context, Task task, TimeSpan timeout, CancellationToken token, long owned = 0)
    {
        WaitFrame<T> frame = new(typeof(T) == typeof(NoResult) ? null : context.Frames.TypeOf(task)) { _task = task, _timeout = timeout, _token = token, _owned = owned };
        return frame.Start(context);
    }

    public override void MoveNext(WorkflowContext context)
    {
        RunContext run = (RunContext)context;
        if (IsRunning) Begin(run);
        try
        {
            if (IsRunning && Suspends(1, Until(run))) return;
            Resume();
            Task winner = _first.Result;
            if (winner != _task)
            {
                if (_owned != 0) run.GiveUpWait(_owned);
                // The run was cancelled, and the timer with it.
                winner.GetAwaiter().GetResult();
                throw new TimeoutException($"The task did not end within {_timeout}.");
            }
        }
        finally
        {
            if (IsRunning) run.GiveUpTimer(_timer);
        }

        if (_task is Task<T> typed) Result = typed.GetAwaiter().GetResult();
        else _task.GetAwaiter().GetResult();
    }

    public override void Write(ValueWriter writer)
    {
        writer.Member("task"u8, Codecs.Task(), _task);
        writer.Member("first"u8, WaitFrameDescriptor.First, _first);
        writer.Member("timer"u8, Codecs.Int64, _timer);
        writer.Member("timeout"u8, Codecs.TimeSpan, _timeout);
        if (_owned != 0) writer.Member("owned"u8, Codecs.Int64, _owned);
    }

    public override void Read(ref ValueReader reader)
    {
        if (reader.At("task"u8)) _task = reader.Member(Codecs.Task());
        else if (reader.At("first"u8)) _first = reader.Member(WaitFrameDescriptor.First);
        else if (reader.At("timer"u8)) _timer = reader.Member(Codecs.Int64);
        else if (reader.At("owned"u8)) _owned = reader.Member(Codecs.Int64);
        else if (reader.At("timeout"u8)) _timeout = reader.Member(Codecs.TimeSpan);
        else reader.Skip();
    }

    private void Begin(RunContext run)
    {
        PendingTimer timer = run.StartTimer(_timeout);
        _timer = timer.Sequence;
        Task[] parts = [_task, timer.Task];
        _first = run.Frames.Note(Task.WhenAny(parts), CompositeKind.Any, parts);
    }

    private Task Until(RunContext run)
    {
        Task wait = ((Task)_first).WaitAsync(_token);
        return wait == _first ? wait : run.Frames.Note(wait, CompositeKind.Until, new Task[] { _first }, _token);
    }
}
