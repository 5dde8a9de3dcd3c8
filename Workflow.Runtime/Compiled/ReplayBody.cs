namespace Workflow.Runtime.Compiled;

/// <summary>
/// The twin that is the user's own body as an ordinary <c>async</c> method, in which only the durable calls are redirected. It covers
/// every C# construct and resumes by replaying its log from the beginning.
/// </summary>
/// <param name="body">The generated method, bound to its instance and arguments.</param>
public sealed class ReplayBody<TResult>(Func<WorkflowContext, Task<TResult>> body) : IWorkflowTwin<TResult>
{
    /// <inheritdoc/>
    public Task<TResult> Start(WorkflowContext context) => body(context);
}
