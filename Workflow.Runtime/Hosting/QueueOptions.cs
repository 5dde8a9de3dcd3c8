namespace Workflow.Runtime;

/// <summary>
/// How this process executes the steps of one queue. Each worker process counts for itself: three workers with a limit of 2 execute 6 at a time. A step that
/// waits for room holds no thread, and the steps of other queues pass it.
/// </summary>
public sealed record QueueOptions
{
    /// <summary>How many steps of the queue are executed at a time. 1 or more; null, the default, for <see cref="WorkerOptions.MaxConcurrentSteps"/>.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>How many attempts may begin in how much time, retries included. Null, the default, for no limit.</summary>
    public RateLimit? RateLimit { get; init; }
}
