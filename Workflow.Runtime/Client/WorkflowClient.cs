namespace Workflow.Runtime;

/// <summary>Starts runs and reaches those that are there. Thread-safe; one per host.</summary>
public sealed class WorkflowClient
{
    /// <summary>Starts a run by name; generated <c>StartXAsync</c> methods call this.</summary>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="arguments">A tuple with one named element per parameter.</param>
    /// <param name="options">How to start it.</param>
    /// <param name="cancellationToken">Gives up waiting; the run may have been started all the same.</param>
    public static Task<WorkflowHandle<TResult>> StartAsync<TArguments, TResult>(
        string workflow, string version, TArguments arguments, StartOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the engine is being written");
}
