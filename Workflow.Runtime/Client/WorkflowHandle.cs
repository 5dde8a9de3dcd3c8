namespace Workflow.Runtime;

/// <summary>One run, as seen from outside. Thread-safe; may outlive the run.</summary>
public class WorkflowHandle
{
    internal WorkflowHandle(string runId) => RunId = runId;

    /// <summary>The run's id.</summary>
    public string RunId { get; }
}

/// <inheritdoc/>
/// <typeparam name="T">The workflow's result.</typeparam>
public sealed class WorkflowHandle<T> : WorkflowHandle
{
    internal WorkflowHandle(string runId) : base(runId) { }
}
