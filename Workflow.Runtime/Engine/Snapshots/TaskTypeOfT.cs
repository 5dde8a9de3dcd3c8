using System.Runtime.CompilerServices;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Snapshots;

/// <inheritdoc/>
internal class TaskType<T>(string name, Codec<T>? codec) : TaskType(name)
{
    public override TaskType? Array => null;

    public override TaskType? First => null;

    public override bool CanWrite => codec is not null;

    public override void WriteResult(ValueWriter writer, Task task)
    {
        if (codec is null) throw writer.Fail(Name, "its result cannot be kept");
        codec.Write(writer, ((Task<T>)task).Result);
    }

    public override Task ReadResult(ref ValueReader reader)
    {
        if (codec is null) throw reader.Fail(Name, "its result cannot be read");
        // Not Task.FromResult, which may return a task that is everybody's.
        TaskCompletionSource<T> source = new();
        source.SetResult(codec.Read(ref reader));
        return source.Task;
    }

    public override Task Failed(Exception error)
    {
        TaskCompletionSource<T> source = new();
        source.SetException(error);
        // A failure that nobody awaits is the user's business, not the finalizer's.
        _ = source.Task.Exception;
        return source.Task;
    }

    public override Task Cancelled(OperationCanceledException? error, CancellationToken token)
    {
        if (error is not null)
        {
            AsyncTaskMethodBuilder<T> builder = AsyncTaskMethodBuilder<T>.Create();
            builder.SetException(error);
            return builder.Task;
        }

        TaskCompletionSource<T> source = new();
        source.SetCanceled(token);
        return source.Task;
    }

    public override Task WhenAll(Task[] parts) => Task.WhenAll(Typed(parts));

    public override Task WhenAny(Task[] parts) => Task.WhenAny(Typed(parts));

    public override Task Until(Task part, CancellationToken token) => ((Task<T>)part).WaitAsync(token);

    /// <summary>Writes and reads the value; null where it cannot be kept.</summary>
    public Codec<T>? Codec => codec;

    public override PendingMessage NewMessage(
        MessageKind kind, long sequence, string name, string? address, DateTimeOffset? due, ParentClosePolicy onParentClose) =>
        new PendingMessage<T>(kind, sequence, name, this) { Address = address, Due = due, OnParentClose = onParentClose };

    public override Frame NewWaitFrame() => new WaitFrame<T>(this);

    private static Task<T>[] Typed(Task[] parts) => System.Array.ConvertAll(parts, static part => (Task<T>)part);
}

/// <summary>
/// The type of a task that a step or a body returns. Arrays of arrays of arrays end somewhere, so that a compiler ahead of time comes to an end as well.
/// </summary>
internal sealed class ElementType<T>(string name, Codec<T>? codec) : TaskType<T>(name, codec)
{
    private readonly Codec<T>? _codec = codec;
    private TaskType? _array;
    private TaskType? _first;

    public override TaskType? Array => _array ??= new ArrayType<T>(Name + SnapshotTypes.ArraySuffix, _codec is null ? null : Codecs.Array(_codec));

    public override TaskType? First => _first ??= new TaskType<Task<T>>(SnapshotTypes.FirstPrefix + Name, _codec is null ? null : Codecs.Task(_codec));
}

/// <summary>The type of a task that holds an array of such results.</summary>
internal sealed class ArrayType<T>(string name, Codec<T[]>? codec) : TaskType<T[]>(name, codec)
{
    private readonly Codec<T[]>? _codec = codec;
    private TaskType? _array;

    public override TaskType? Array => _array ??= new TaskType<T[][]>(Name + SnapshotTypes.ArraySuffix, _codec is null ? null : Codecs.Array(_codec));
}
