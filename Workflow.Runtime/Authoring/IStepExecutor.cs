using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>
/// Executes attempts of steps in a way of its own: in another process, under a lock, around a measurement. Everything else stays with the engine: queues, timeouts, retries, the cache,
/// the log. Must be thread-safe.
/// </summary>
public interface IStepExecutor
{
    /// <summary>Executes one attempt. What it throws is the attempt's failure, as if the step had thrown it.</summary>
    /// <param name="execution">The attempt. Its <see cref="StepExecution.RunAsync"/> executes it in this process, which is what happens without an executor.</param>
    /// <param name="cancellationToken">Trips when the attempt times out, the run is cancelled or the worker stops. Who does not heed it is not waited for.</param>
    /// <returns>The result, as the step's codec writes it; <see cref="StepExecution.RunAsync"/> returns it so.</returns>
    Task<Payload> ExecuteAsync(StepExecution execution, CancellationToken cancellationToken);
}
