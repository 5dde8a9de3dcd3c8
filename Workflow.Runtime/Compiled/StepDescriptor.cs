using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Compiled;

/// <summary>
/// What the engine needs to know of a step: its key, its policy, and how to run it from serialized arguments. Emitted by the
/// generator, one per <c>[Step]</c> method. Immutable and safe to share between threads.
/// </summary>
public abstract class StepDescriptor
{
    private protected StepDescriptor() { }

    /// <summary>The step's key: unique per host.</summary>
    public required string Name { get; init; }

    /// <summary>When a failed attempt is made again.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>The time one attempt may take; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long an attempt may report no progress; null for no limit.</summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>How long a result serves other calls with the same arguments; null for none.</summary>
    public TimeSpan? Cache { get; init; }

    /// <summary>Whether the body must never run twice for one call.</summary>
    public bool AtMostOnce { get; init; }

    /// <summary>The queue whose workers execute this step.</summary>
    public string Queue { get; init; } = "steps";

    /// <summary>The executor of its attempts; null for the run's.</summary>
    public string? Executor { get; init; }

    /// <summary>The full name of the method, for messages: <c>Shop.OrderWorkflows.ChargeCard</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Where the method is declared.</summary>
    public SourcePosition Source { get; init; }

    /// <summary>Runs one attempt: reads the arguments, calls the user's method, writes its result.</summary>
    /// <param name="services">The attempt's own DI scope, from which the declaring class is resolved.</param>
    /// <param name="arguments">The arguments as they were serialized when the workflow made the call.</param>
    /// <param name="cancellationToken">Trips when the attempt times out, the run is cancelled or the worker stops.</param>
    /// <exception cref="ValueException">The arguments cannot be read, or the result cannot be written.</exception>
    public abstract Task<Payload> InvokeAsync(IServiceProvider services, Payload arguments, CancellationToken cancellationToken);

    /// <summary>The contract hash of the result's codec.</summary>
    internal abstract string ResultContract { get; }

    /// <summary>Makes sure of a result that does not come from this code.</summary>
    /// <exception cref="ValueException">It is none of this step's results.</exception>
    internal abstract void CheckResult(Payload result);

    /// <summary>What the tasks of such calls hold.</summary>
    internal abstract TaskType ResultType { get; }

    /// <summary>Makes a call that was recorded before one that waits for its end.</summary>
    internal abstract PendingStep Restore(long sequence, Payload arguments, DateTimeOffset firstAttemptAt);
}

/// <inheritdoc/>
/// <typeparam name="TArguments">A tuple with one named element per parameter (without cancellation tokens).</typeparam>
/// <typeparam name="TResult">The step's result; <see cref="NoResult"/> where it returns none.</typeparam>
public sealed class StepDescriptor<TArguments, TResult> : StepDescriptor
{
    private TaskType? _resultType;

    /// <summary>Writes and reads the arguments as one JSON object with a property per parameter.</summary>
    public required Codec<TArguments> Arguments { get; init; }

    /// <summary>Writes and reads the result.</summary>
    public required Codec<TResult> Result { get; init; }

    /// <summary>Resolves the declaring class and calls the user's method.</summary>
    public required Func<IServiceProvider, TArguments, CancellationToken, Task<TResult>> Body { get; init; }

    /// <inheritdoc/>
    public override async Task<Payload> InvokeAsync(IServiceProvider services, Payload arguments, CancellationToken cancellationToken)
    {
        TArguments values = Payload.Read(Arguments, arguments);
        TResult result = await Body(services, values, cancellationToken).ConfigureAwait(false);
        return Payload.Write(Result, result);
    }

    internal override void CheckResult(Payload result) => Payload.Read(Result, result);

    internal override string ResultContract => Result.ContractHash;

    internal override TaskType ResultType => _resultType ??= TaskType.Of("step:" + Name, Result);

    internal override PendingStep Restore(long sequence, Payload arguments, DateTimeOffset firstAttemptAt) =>
        new PendingStep<TResult>(sequence, this, Result, arguments) { FirstAttemptAt = firstAttemptAt };
}
