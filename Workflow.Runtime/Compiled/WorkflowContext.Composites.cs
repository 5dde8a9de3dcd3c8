using Workflow.Runtime.Engine.Snapshots;

namespace Workflow.Runtime.Compiled;

/// <content>
/// What state machines call in place of <see cref="Task.WhenAll(Task[])"/> and its kin, so that a snapshot can tell what a task is made of. The tasks are the
/// framework's own.
/// </content>
public abstract partial class WorkflowContext
{
    internal abstract RunFrames Frames { get; }

    /// <inheritdoc cref="Task.WhenAll(Task[])"/>
    public Task WhenAll(params Task[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return Together([.. tasks], Task.WhenAll);
    }

    /// <inheritdoc cref="Task.WhenAll(IEnumerable{Task})"/>
    public Task WhenAll(IEnumerable<Task> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return Together([.. tasks], Task.WhenAll);
    }

    /// <inheritdoc cref="Task.WhenAll(ReadOnlySpan{Task})"/>
    public Task WhenAll(params ReadOnlySpan<Task> tasks) => Together(tasks.ToArray(), Task.WhenAll);

    /// <inheritdoc cref="Task.WhenAll{TResult}(Task{TResult}[])"/>
    public Task<T[]> WhenAll<T>(params Task<T>[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return Together([.. tasks], Task.WhenAll);
    }

    /// <inheritdoc cref="Task.WhenAll{TResult}(IEnumerable{Task{TResult}})"/>
    public Task<T[]> WhenAll<T>(IEnumerable<Task<T>> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return Together([.. tasks], Task.WhenAll);
    }

    /// <inheritdoc cref="Task.WhenAll{TResult}(ReadOnlySpan{Task{TResult}})"/>
    public Task<T[]> WhenAll<T>(params ReadOnlySpan<Task<T>> tasks) => Together(tasks.ToArray(), Task.WhenAll);

    /// <inheritdoc cref="Task.WhenAny(Task[])"/>
    public Task<Task> WhenAny(params Task[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return FirstOf([.. tasks], Task.WhenAny);
    }

    /// <inheritdoc cref="Task.WhenAny(Task, Task)"/>
    public Task<Task> WhenAny(Task task1, Task task2)
    {
        ArgumentNullException.ThrowIfNull(task1);
        ArgumentNullException.ThrowIfNull(task2);
        return FirstOf([task1, task2], Task.WhenAny);
    }

    /// <inheritdoc cref="Task.WhenAny(IEnumerable{Task})"/>
    public Task<Task> WhenAny(IEnumerable<Task> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return FirstOf([.. tasks], Task.WhenAny);
    }

    /// <inheritdoc cref="Task.WhenAny(ReadOnlySpan{Task})"/>
    public Task<Task> WhenAny(params ReadOnlySpan<Task> tasks) => FirstOf(tasks.ToArray(), Task.WhenAny);

    /// <inheritdoc cref="Task.WhenAny{TResult}(Task{TResult}[])"/>
    public Task<Task<T>> WhenAny<T>(params Task<T>[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return FirstOf([.. tasks], Task.WhenAny);
    }

    /// <inheritdoc cref="Task.WhenAny{TResult}(Task{TResult}, Task{TResult})"/>
    public Task<Task<T>> WhenAny<T>(Task<T> task1, Task<T> task2)
    {
        ArgumentNullException.ThrowIfNull(task1);
        ArgumentNullException.ThrowIfNull(task2);
        return FirstOf([task1, task2], Task.WhenAny);
    }

    /// <inheritdoc cref="Task.WhenAny{TResult}(IEnumerable{Task{TResult}})"/>
    public Task<Task<T>> WhenAny<T>(IEnumerable<Task<T>> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return FirstOf([.. tasks], Task.WhenAny);
    }

    /// <inheritdoc cref="Task.WhenAny{TResult}(ReadOnlySpan{Task{TResult}})"/>
    public Task<Task<T>> WhenAny<T>(params ReadOnlySpan<Task<T>> tasks) => FirstOf(tasks.ToArray(), Task.WhenAny);

    /// <summary>
    /// Passes on the task of a body that resumes by replay alone (a nested workflow, an async lambda). While it is under way the run has no snapshot.
    /// </summary>
    public Task Replay(Task task) => Noted(task);

    /// <inheritdoc cref="Replay(Task)"/>
    public Task<T> Replay<T>(Task<T> task) => Noted(task);

    /// <inheritdoc cref="Replay(Task)"/>
    public ValueTask Replay(ValueTask task) => task.IsCompleted ? task : new ValueTask(Noted(task.AsTask()));

    /// <inheritdoc cref="Replay(Task)"/>
    public ValueTask<T> Replay<T>(ValueTask<T> task) => task.IsCompleted ? task : new ValueTask<T>(Noted(task.AsTask()));

    private protected abstract void EnsureOnPump(string what);

    private TAll Together<TTask, TAll>(TTask[] tasks, Func<TTask[], TAll> combine)
        where TTask : Task
        where TAll : Task
    {
        EnsureOnPump("Task.WhenAll");
        return Frames.Note(combine(tasks), CompositeKind.All, tasks);
    }

    private TAny FirstOf<TTask, TAny>(TTask[] tasks, Func<TTask[], TAny> combine)
        where TTask : Task
        where TAny : Task
    {
        EnsureOnPump("Task.WhenAny");
        return Frames.Note(combine(tasks), CompositeKind.Any, tasks);
    }

    private TTask Noted<TTask>(TTask task)
        where TTask : Task
    {
        ArgumentNullException.ThrowIfNull(task);
        if (!task.IsCompleted) Frames.NoteReplay(task);
        return task;
    }
}
