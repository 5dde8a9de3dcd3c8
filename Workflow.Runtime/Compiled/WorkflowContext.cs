namespace Workflow.Runtime.Compiled;

/// <summary>
/// The side of a run that its compiled twin talks to. Generated code passes it along explicitly; user code reaches the same run
/// through <see cref="Durable"/>. Not thread-safe: to be used on the run's pump only, which every member checks.
/// </summary>
public abstract partial class WorkflowContext : DurableScope
{
    private protected WorkflowContext() { }

    /// <summary>
    /// Calls a step: records the call, and returns a task that ends, on the run's pump, with the recorded result or failure. The
    /// arguments are serialized before this method returns.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="arguments">Its arguments, in the order of its parameters, cancellation tokens left out.</param>
    /// <param name="cancellationToken">Cancels this call; the run's own cancellation needs no token.</param>
    /// <exception cref="Values.ValueException">An argument cannot be written.</exception>
    public abstract Task<TResult> CallStep<TArguments, TResult>(
        StepDescriptor<TArguments, TResult> step, TArguments arguments, CancellationToken cancellationToken = default);

    /// <summary>The durable form of <see cref="Task.WaitAsync(TimeSpan)"/>: the timeout is a timer in the run's log.</summary>
    /// <exception cref="TimeoutException">The timeout passed first; <paramref name="task"/> goes on.</exception>
    public abstract Task WaitAsync(Task task, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="WaitAsync(Task, TimeSpan, CancellationToken)"/>
    public abstract Task<T> WaitAsync<T>(Task<T> task, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Suspends the run: what it met is no failure of the workflow, and other code can go on with it.</summary>
    internal abstract void Block(Exception error);
}
