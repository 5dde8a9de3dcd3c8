namespace Workflow.Runtime;

/// <summary>
/// Marks a <c>partial</c> async method as a workflow. The method's body is compiled at build time into a durable twin; start it
/// through the generated <c>Start{Name}Async</c> method of <see cref="WorkflowClient"/>. Calling the method directly runs the
/// plain C# body without durability, which is how a workflow is unit-tested. On a class that is derived from <see cref="Workflow{TInput, TResult}"/> it says the name and
/// the options of that workflow.
/// </summary>
/// <param name="name">
/// The workflow's name: <c>^[a-z][a-z0-9_]*$</c> without <c>__</c>. Default: the method's name, or the class's, in snake_case, a trailing
/// <c>Async</c> dropped.
/// </param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class WorkflowAttribute(string? name = null) : Attribute
{
    /// <summary>The explicit name, or null for the default one.</summary>
    public string? Name { get; } = name;

    /// <summary>The version: <c>^[a-zA-Z0-9._-]+$</c> without <c>__</c>. Default <c>1.0.0</c>.</summary>
    public string Version { get; set; } = "1.0.0";

    /// <summary>
    /// Whether a start that names no version takes this one. Needed only where several versions of one name live side by side.
    /// </summary>
    public bool Default { get; set; }

    /// <summary>
    /// The time that a run may take, from its start, as duration text (see <see cref="Duration"/>); it ends <c>timed_out</c> after that, wherever it is. A start may name another
    /// one. Default: no limit.
    /// </summary>
    public string? Timeout { get; set; }

    /// <summary>
    /// The step executor of the workflow's steps, unless a step or the start of the run names another; see <see cref="WorkflowsBuilder.AddStepExecutor"/>. Default: this process.
    /// </summary>
    public string? Executor { get; set; }

    /// <summary>
    /// Whether the workflow has to resume from snapshots, in time that does not grow with its history: for workflows that run long. Default
    /// <see cref="SnapshotMode.Preferred"/>.
    /// </summary>
    public SnapshotMode Snapshots { get; set; }
}
