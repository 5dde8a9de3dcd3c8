namespace Workflow.Runtime;

/// <summary>
/// Is told how runs go on that this process executes; added with <see cref="WorkflowsBuilder.AddObserver"/>. It watches, and changes nothing: no run waits for it, what it throws is
/// logged once, and what it is told has become durable before.
/// </summary>
/// <remarks>
/// Each observer is called by one caller at a time, and is told of each run in order. What it has not been told yet waits in memory, so one that is slower than its runs for long costs memory. When
/// the host stops in good order, it is told the rest before the host has stopped; when the process dies, the rest is lost. The host disposes it after that, where it can be disposed.
/// </remarks>
public interface IRunObserver
{
    /// <summary>A run was loaded, has new durable events, was let go, was suspended with a reason, or has ended.</summary>
    /// <param name="progress">Where it stands.</param>
    ValueTask ObserveAsync(RunProgress progress);
}
