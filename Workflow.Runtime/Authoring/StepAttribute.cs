namespace Workflow.Runtime;

/// <summary>
/// Marks a <c>partial</c> method as a step: a unit of work whose result is recorded once and never computed again for the same
/// call. Anything goes inside a step: I/O, clocks, randomness. On a class that is derived from <see cref="Step{TInput, TResult}"/> it says the name and the
/// policy of that step.
/// </summary>
/// <param name="name">
/// The step's name: <c>^[a-z][a-z0-9_]*$</c> without <c>__</c>. Default: the method's name, or the class's, in snake_case, a trailing <c>Async</c>
/// dropped.
/// </param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class StepAttribute(string? name = null) : Attribute
{
    /// <summary>The explicit name, or null for the default one.</summary>
    public string? Name { get; } = name;

    /// <summary>How often a failed attempt is retried; 3 means four attempts at most. 0 or more; default 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The delay before the first retry, as duration text (see <see cref="Duration"/>). Default <c>1s</c>.</summary>
    public string RetryDelay { get; set; } = "1s";

    /// <summary>The factor by which the delay grows with each further retry; 1 or more. Default 2.</summary>
    public double Backoff { get; set; } = 2.0;

    /// <summary>The longest delay between two attempts, as duration text. Default <c>5m</c>.</summary>
    public string MaxRetryDelay { get; set; } = "5m";

    /// <summary>The share of each delay that is drawn at random, 0 to 1. Default 0.1: a delay of 10 s becomes 9 s to 11 s.</summary>
    public double Jitter { get; set; } = 0.1;

    /// <summary>
    /// The time one attempt may take, as duration text; running over it counts as a failure that may be retried. Default: no limit.
    /// </summary>
    public string? Timeout { get; set; }

    /// <summary>
    /// How long an attempt may go on without a call of <see cref="StepContext.ReportAsync(double?, string?)"/>, as duration text; being silent for longer counts as a failure that may be
    /// retried. Default: for ever.
    /// </summary>
    public string? HeartbeatTimeout { get; set; }

    /// <summary>
    /// How long a result serves as that of every call with the same arguments, in any run, as duration text; such a call does not run the body. Failures are not kept. Default: not at all.
    /// </summary>
    public string? Cache { get; set; }

    /// <summary>
    /// The queue whose workers execute this step: <c>^[a-z][a-z0-9_]*$</c>. Default <c>steps</c>.
    /// </summary>
    public string Queue { get; set; } = "steps";

    /// <summary>The step executor that executes the attempts; see <see cref="WorkflowsBuilder.AddStepExecutor"/>. Default: that of the run.</summary>
    public string? Executor { get; set; }

    /// <summary>
    /// Whether the step's body must never run twice for one call, rather than at least once: the call is durable before the body begins, there are no retries
    /// (<see cref="MaxRetries"/> does not count), and where a worker dies before the outcome is durable the workflow sees <see cref="StepInterruptedException"/>. Default false.
    /// </summary>
    public bool AtMostOnce { get; set; }
}
