using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <inheritdoc/>
/// <typeparam name="T">The workflow's result.</typeparam>
public sealed class WorkflowHandle<T> : WorkflowHandle
{
    internal WorkflowHandle(WorkflowEngine engine, string runId) : base(engine, runId) { }

    /// <summary>Waits until the run has ended, and returns its result.</summary>
    /// <exception cref="WorkflowFailedException">It failed, was cancelled or timed out.</exception>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidOperationException">The run's workflow is not registered here, or has another result type.</exception>
    /// <exception cref="PayloadException">What the store keeps of it cannot be decoded here.</exception>
    public new async Task<T> GetResultAsync(CancellationToken cancellationToken = default)
    {
        RunRecord run = await WaitForSuccessAsync(cancellationToken).ConfigureAwait(false);
        WorkflowDescriptor descriptor = Engine.Registry.Resolve(run.Workflow, run.Version);
        if (descriptor is not IResultCodec<T> codec)
            throw new InvalidOperationException($"Run '{RunId}' is of workflow '{run.Workflow}' {run.Version}, whose result is not a {typeof(T)}.");
        return Payload.Read(codec.Result, PayloadJson.FromUtf8(run.Result!.Value.Span));
    }
}
