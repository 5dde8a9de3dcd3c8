using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>One attempt of a step, as an <see cref="IStepExecutor"/> is given it.</summary>
public sealed class StepExecution
{
    private readonly IServiceProvider _services;

    internal StepExecution(StepDescriptor step, Payload arguments, StepContext context, IServiceProvider services)
    {
        Step = step;
        Arguments = arguments;
        Context = context;
        _services = services;
    }

    /// <summary>The step: its key and its policy.</summary>
    public StepDescriptor Step { get; }

    /// <summary>The arguments, serialized.</summary>
    public Payload Arguments { get; }

    /// <summary>Whose attempt it is, and which.</summary>
    public StepContext Context { get; }

    /// <summary>Runs the step's body in this process, in the attempt's own DI scope. Not to be called when the attempt has ended.</summary>
    /// <param name="cancellationToken">What the body sees as its token.</param>
    /// <returns>The result, serialized.</returns>
    public async Task<Payload> RunAsync(CancellationToken cancellationToken)
    {
        // An executor may have come here on a flow of its own.
        StepContext.Current = Context;
        return await Step.InvokeAsync(_services, Arguments, cancellationToken).ConfigureAwait(false);
    }
}
