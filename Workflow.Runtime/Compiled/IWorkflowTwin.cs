namespace Workflow.Runtime.Compiled;

/// <summary>
/// The compiled twin of one workflow body, and all that the engine knows of it. The replay body implements it today; the state
/// machine will implement it too, and the engine will not be able to tell them apart by their logs.
/// </summary>
/// <typeparam name="TResult">The workflow's result; <see cref="NoResult"/> where it returns none.</typeparam>
public interface IWorkflowTwin<TResult>
{
    /// <summary>
    /// Runs the body from its beginning, on the calling thread, until it waits for a durable task or ends. Called once, on the run's
    /// pump; every continuation runs on that pump as well.
    /// </summary>
    /// <returns>A task that ends with the body: its result, or the exception that escaped it.</returns>
    Task<TResult> Start(WorkflowContext context);
}
