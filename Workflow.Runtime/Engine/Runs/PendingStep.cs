using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>A step call without a result yet, and how far its attempts have come.</summary>
internal abstract class PendingStep(long sequence, StepDescriptor step, Payload arguments) : PendingCall(sequence)
{
    public StepDescriptor Step { get; } = step;

    public Payload Arguments { get; } = arguments;

    /// <summary>The attempt that is to be made or being made, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>When the attempt may begin; null for at once.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Whether this attempt was handed to another worker through the store.</summary>
    public bool Remote { get; set; }

    /// <summary>Whether the store has the row for this attempt.</summary>
    public bool IsTaskRecorded { get; set; }

    /// <summary>The event that tells of this attempt before its body begins: the call, or what planned it anew.</summary>
    public long PlannedBy { get; set; } = sequence;

    /// <summary>What a restart of the run makes of a call that runs at most once and has no outcome.</summary>
    public AfterRestart AfterRestart { get; set; }

    /// <summary>The last event that the attempt could have observed; it may begin when that one is durable.</summary>
    public long Requires { get; set; }

    public DateTimeOffset FirstAttemptAt { get; init; }
}

/// <inheritdoc/>
internal sealed class PendingStep<TResult>(long sequence, StepDescriptor step, Codec<TResult> result, Payload arguments)
    : PendingStep(sequence, step, arguments)
{
    // The task tells a snapshot what its result is, even long after the call.
    private readonly TaskCompletionSource<TResult> _source = new(step);

    public Task<TResult> Task => _source.Task;

    public override Task EndTask => _source.Task;

    public override void Complete(LogEntry entry, RunContext context)
    {
        if (entry.Failure is { } failure) _source.SetException(context.Rebuild(failure, this, entry));
        else _source.SetResult(ReadResult(entry, context));
        // A failure that nobody awaits is the user's business, not the finalizer's.
        _ = _source.Task.Exception;
    }

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    private TResult ReadResult(LogEntry entry, RunContext context)
    {
        try
        {
            return Payload.Read(result, entry.Payload ?? throw new BlockedException(
                $"Event {entry.Sequence} (step_completed of '{Step.Name}') holds no result."));
        }
        catch (ValueException error)
        {
            throw new BlockedException(
                $"The recorded result of step '{Step.Name}' (event {entry.Sequence}, workflow '{context.Run.Workflow}') cannot be read by this "
                + $"version of the code: {error.Misfit}");
        }
    }
}
