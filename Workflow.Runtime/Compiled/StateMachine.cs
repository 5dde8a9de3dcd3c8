namespace Workflow.Runtime.Compiled;

/// <summary>
/// The twin that was compiled to a state machine: its frames can be written to a snapshot and brought back from it, so a run resumes without
/// replaying its log.
/// </summary>
/// <param name="start">Makes the frame of the workflow's body, bound to its instance and arguments, and starts it.</param>
public sealed class StateMachine<TResult>(Func<WorkflowContext, Task<TResult>> start) : IWorkflowTwin<TResult>
{
    /// <inheritdoc/>
    public Task<TResult> Start(WorkflowContext context) => start(context);
}
