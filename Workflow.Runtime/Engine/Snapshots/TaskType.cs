using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>
/// The type of a task's result. The code that made the task knew it; whoever brings the task back finds it by name: a snapshot says that a task is one
/// of step <c>charge_card</c>, and that step's descriptor knows the rest. Immutable.
/// </summary>
internal abstract class TaskType(string name)
{
    /// <summary>What snapshots call the type; it holds the contract of the result, for one that has changed meanwhile cannot be read.</summary>
    public string Name => name;

    /// <summary>The type of <c>Task&lt;Task&gt;</c>, which the untyped <see cref="Task.WhenAny(Task[])"/> returns.</summary>
    public static TaskType OfTask { get; } = new TaskType<Task>("task", Codecs.Task());

    /// <summary>The type of arrays of such results; null where it would be an array of arrays of arrays.</summary>
    public abstract TaskType? Array { get; }

    /// <summary>The type of tasks that hold such a task; null where that would be one too many.</summary>
    public abstract TaskType? First { get; }

    /// <summary>Whether results can be written.</summary>
    public abstract bool CanWrite { get; }

    public static TaskType<T> Of<T>(string name, Codec<T>? codec) => new ElementType<T>($"{name}@{codec?.ContractHash ?? "none"}", codec);

    public abstract void WriteResult(ValueWriter writer, Task task);

    public abstract Task ReadResult(ref ValueReader reader);

    public abstract Task Failed(Exception error);

    public abstract Task Cancelled(OperationCanceledException? error, CancellationToken token);

    public abstract Task WhenAll(Task[] parts);

    public abstract Task WhenAny(Task[] parts);

    public abstract Task Until(Task part, CancellationToken token);

    public abstract Frame NewWaitFrame();

    /// <summary>Makes a call that was recorded before and that ends with a value from outside.</summary>
    public abstract PendingMessage NewMessage(
        MessageKind kind, long sequence, string name, string? address, DateTimeOffset? due, ParentClosePolicy onParentClose);
}
