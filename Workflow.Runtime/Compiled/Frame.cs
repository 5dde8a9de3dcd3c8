using System.Runtime.CompilerServices;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Compiled;

/// <summary>
/// One activation of a body that was compiled to a state machine: its variables, and the checkpoint that it waits at. Generated code derives from
/// <see cref="Frame{TResult}"/>. Not thread-safe: used on the run's pump only.
/// </summary>
public abstract class Frame : IAsyncStateMachine
{
    /// <summary>The value of <see cref="Checkpoint"/> while the body is executing.</summary>
    public const int Running = -1;

    private const int HasEnded = -2;
    private WorkflowContext? _context;
    private Task? _awaited;

    private protected Frame() { }

    /// <summary>
    /// Where the body is: 0 before its beginning, <see cref="Running"/> while it executes, else the number of the checkpoint that it waits at. A body that is
    /// entered with a number above 0 goes on behind that checkpoint, where it calls <see cref="Resume"/> first.
    /// </summary>
    public int Checkpoint { get; private set; }

    /// <summary>Whether the body is executing. A <c>finally</c> block asks, for it must not run when the body merely suspends.</summary>
    public bool IsRunning => Checkpoint == Running;

    /// <summary>The frame of the surrounding body, whose variables a lambda or local function shares; null for all others.</summary>
    public virtual Frame? Parent => null;

    /// <summary>What the engine knows of the body.</summary>
    public abstract FrameDescriptor Descriptor { get; }

    /// <summary>
    /// Runs the body from <see cref="Checkpoint"/> until it suspends, ends or throws. Returning while <see cref="IsRunning"/> means that it has ended.
    /// </summary>
    public abstract void MoveNext(WorkflowContext context);

    /// <summary>Writes the members that are live at <see cref="Checkpoint"/>, in any fixed order, as members of the object that is being written.</summary>
    /// <exception cref="ValueException">A member holds something that cannot be kept: there is no snapshot here.</exception>
    public abstract void Write(ValueWriter writer);

    /// <summary>Reads the one member that the reader stands on, and passes over one that it does not know.</summary>
    public abstract void Read(ref ValueReader reader);

    /// <summary>
    /// Awaits a task: true where the body has to suspend, that is to return at once; false where the task has ended already, so that the body goes on
    /// to <see cref="Resume"/>.
    /// </summary>
    /// <param name="checkpoint">The number of the checkpoint, from 1.</param>
    /// <param name="task">What is awaited.</param>
    // Inlined, as the C# compiler has it in an await: most tasks of a replay have ended.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Suspends(int checkpoint, Task task)
    {
        _awaited = task;
        // Null fails here as it does in an await: NullReferenceException, on the user's line.
        return !task.IsCompleted && Suspend(checkpoint, task);
    }

    /// <inheritdoc cref="Suspends(int, Task)"/>
    public bool Suspends(int checkpoint, ValueTask task) => Suspends(checkpoint, task.AsTask());

    /// <inheritdoc cref="Suspends(int, Task)"/>
    public bool Suspends<T>(int checkpoint, ValueTask<T> task) => Suspends(checkpoint, task.AsTask());

    /// <summary>Goes on behind a checkpoint: ends the wait, and throws what the awaited task ended with, if it did not succeed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Resume() => TakeAwaited().GetAwaiter().GetResult();

    /// <summary>Goes on behind a checkpoint: ends the wait, and returns or throws what the awaited task ended with.</summary>
    /// <typeparam name="T">The result of the awaited task.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Resume<T>() => ((Task<T>)TakeAwaited()).GetAwaiter().GetResult();

    void IAsyncStateMachine.MoveNext() => Run();

    void IAsyncStateMachine.SetStateMachine(IAsyncStateMachine stateMachine) { }

    /// <summary>When the frame was suspended, relative to all else that waits for tasks in this run.</summary>
    internal long Ordinal { get; private set; }

    /// <summary>What the frame waits for.</summary>
    internal Task? Awaited => _awaited;

    /// <summary>The task that ends with the body.</summary>
    internal abstract Task EndTask { get; }

    /// <summary>The type of the end task's result; null where nobody can tell.</summary>
    internal virtual TaskType? EndType => Descriptor.ResultType;

    /// <summary>The run's frames are a list; see <see cref="RunFrames"/>.</summary>
    internal Frame? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    internal Frame? Next { get; set; }

    private protected WorkflowContext Context => _context ?? throw new InvalidOperationException($"The frame of '{Descriptor.Name}' was not started.");

    /// <summary>Makes the frame one that waits at a checkpoint, as a snapshot has it; for what it waits is told by <see cref="Reawait"/>.</summary>
    internal void Restore(WorkflowContext context, int checkpoint)
    {
        Enter(context);
        Checkpoint = checkpoint;
        MakeEndTask();
        context.Frames.NoteEndTask(this, EndTask);
    }

    /// <summary>Has a restored frame wait for the task that it waited for.</summary>
    internal void Reawait(Task task)
    {
        _awaited = task;
        Ordinal = Context.Frames.NextOrdinal();
        Await(task);
    }

    private protected void Enter(WorkflowContext context)
    {
        _context = context;
        context.Frames.Enter(this);
        Checkpoint = Running;
    }

    private protected void Leave()
    {
        Checkpoint = HasEnded;
        Context.Frames.Leave(this);
    }

    private protected abstract void Run();

    /// <summary>Has the body run again when the task ends, as an <c>await</c> would.</summary>
    private protected abstract void Await(Task task);

    private protected abstract void MakeEndTask();

    private bool Suspend(int checkpoint, Task task)
    {
        Checkpoint = checkpoint;
        Ordinal = Context.Frames.NextOrdinal();
        Await(task);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Task TakeAwaited()
    {
        Checkpoint = Running;
        Task awaited = _awaited!;
        _awaited = null;
        return awaited;
    }
}
