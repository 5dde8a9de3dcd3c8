using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>A hook, a wait for a signal, or a child: a call that ends with a value from outside.</summary>
internal abstract class PendingMessage(MessageKind kind, long sequence, string name) : PendingCall(sequence)
{
    public MessageKind Kind { get; } = kind;

    /// <summary>The name of the hook, signal or workflow.</summary>
    public string Name { get; } = name;

    /// <summary>A hook's token, or a child's run id.</summary>
    public string? Address { get; init; }

    /// <summary>When a hook expires; null for never.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What becomes of a child when this run ends.</summary>
    public ParentClosePolicy OnParentClose { get; init; }

    /// <summary>What the task holds.</summary>
    public abstract TaskType Type { get; }

    /// <summary>Why a value that the call is given for the first time cannot be what the body waits for; null where it can.</summary>
    public abstract ValueException? Refuse(Payload payload);

    public string Description => Kind switch
    {
        MessageKind.Hook => $"the answer of hook '{Name}'",
        MessageKind.Signal => $"signal '{Name}'",
        _ => $"the result of child workflow '{Name}'",
    };
}

/// <inheritdoc/>
internal sealed class PendingMessage<T>(MessageKind kind, long sequence, string name, TaskType<T> type) : PendingMessage(kind, sequence, name)
{
    // The task tells a snapshot what its result is, even long after the call.
    private readonly TaskCompletionSource<T> _source = new(type);

    public Task<T> Task => _source.Task;

    public override Task EndTask => _source.Task;

    public override TaskType Type => type;

    private Codec<T> Codec => type.Codec ?? throw new BlockedException($"{Description} cannot be read: its type cannot be carried.");

    public override void Complete(LogEntry entry, RunContext context)
    {
        if (entry.Type == EventTypes.HookExpired) _source.SetException(new TimeoutException($"Hook '{Name}' was not answered by {Due:O}."));
        else if (entry.Failure is { } failure) _source.SetException(context.Rebuild(failure, Sequence));
        else _source.SetResult(Read(entry, context));
        // A failure that nobody awaits is the user's business, not the finalizer's.
        _ = _source.Task.Exception;
    }

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    public override ValueException? Refuse(Payload payload)
    {
        try
        {
            Payload.Read(Codec, payload);
            return null;
        }
        catch (ValueException error)
        {
            return error;
        }
    }

    private T Read(LogEntry entry, RunContext context)
    {
        try
        {
            return Payload.Read(Codec, entry.Payload ?? throw new BlockedException($"Event {entry.Sequence} ({entry.Type}) holds no value."));
        }
        catch (ValueException error)
        {
            throw new BlockedException(
                $"{Description} (event {entry.Sequence}, workflow '{context.Run.Workflow}') cannot be read by this version of the code: {error.Misfit}");
        }
    }
}
