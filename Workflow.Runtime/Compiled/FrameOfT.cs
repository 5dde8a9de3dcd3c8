using System.Runtime.CompilerServices;

namespace Workflow.Runtime.Compiled;

/// <inheritdoc/>
/// <typeparam name="TResult">What the body returns; <see cref="NoResult"/> where it returns nothing.</typeparam>
public abstract class Frame<TResult> : Frame
{
    // The compiler's own builder: who awaits this frame, and in which order they go on, is exactly as for an async method.
    private AsyncTaskMethodBuilder<TResult> _builder = AsyncTaskMethodBuilder<TResult>.Create();

    /// <summary>What the body returns: set before <see cref="Frame.MoveNext"/> returns for the last time.</summary>
    public TResult Result { get; set; } = default!;

    /// <summary>Runs the body until it suspends or ends.</summary>
    /// <returns>A task that ends with the body.</returns>
    public Task<TResult> Start(WorkflowContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Enter(context);
        Frame<TResult> self = this;
        _builder.Start(ref self);
        Task<TResult> task = _builder.Task;
        if (!task.IsCompleted) context.Frames.NoteEndTask(this, task);
        return task;
    }

    internal sealed override Task EndTask => _builder.Task;

    private protected sealed override void Run()
    {
        try
        {
            MoveNext(Context);
        }
        catch (Exception error)
        {
            Leave();
            _builder.SetException(error);
            return;
        }

        if (!IsRunning) return;
        Leave();
        _builder.SetResult(Result);
    }

    private protected sealed override void Await(Task task)
    {
        TaskAwaiter awaiter = task.GetAwaiter();
        Frame<TResult> self = this;
        _builder.AwaitUnsafeOnCompleted(ref awaiter, ref self);
    }

    private protected sealed override void MakeEndTask()
    {
        // The builder makes its task at the first await, and others want to await it before this frame awaits anything.
        Never awaiter = default;
        Frame<TResult> self = this;
        _builder.AwaitUnsafeOnCompleted(ref awaiter, ref self);
    }

    /// <summary>An awaiter that never continues anybody.</summary>
    private readonly struct Never : ICriticalNotifyCompletion
    {
        public void OnCompleted(Action continuation) { }

        public void UnsafeOnCompleted(Action continuation) { }
    }
}
