namespace Workflow.Runtime;

/// <summary>A child run, as the workflow that started it sees it. Made by the generated <c>StartXChildAsync</c> methods.</summary>
public class ChildHandle
{
    internal ChildHandle(string runId, Task completed)
    {
        RunId = runId;
        Completed = completed;
    }

    /// <summary>The child's run id.</summary>
    public string RunId { get; }

    /// <summary>
    /// Ends with the child. A failure of the child arrives as the exception that it failed with, as that of a step would; a child that was cancelled or
    /// terminated, or that timed out, as <see cref="ChildRunException"/>.
    /// </summary>
    public Task Completed { get; }
}

/// <inheritdoc/>
/// <typeparam name="T">The child's result.</typeparam>
public sealed class ChildHandle<T> : ChildHandle
{
    internal ChildHandle(string runId, Task<T> completed) : base(runId, completed) { }

    /// <inheritdoc cref="ChildHandle.Completed"/>
    public new Task<T> Completed => (Task<T>)base.Completed;
}
