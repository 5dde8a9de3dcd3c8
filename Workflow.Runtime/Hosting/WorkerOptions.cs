using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Runs;

namespace Workflow.Runtime;

/// <summary>How this process takes part in executing workflows.</summary>
public sealed class WorkerOptions
{
    internal const string RunsQueue = "workflows";

    /// <summary>
    /// The queues that this worker serves: <c>workflows</c> for runs, <c>steps</c> for steps that name no queue of their own, and any queue
    /// that a step names. Null, the default, serves all; empty serves none, which makes the process a mere client.
    /// </summary>
    public IReadOnlyCollection<string>? Queues { get; set; }

    /// <summary>How many runs are in memory at a time; further ones wait in the store. 1 or more; default 1,000.</summary>
    public int MaxConcurrentRuns { get; set; } = 1000;

    /// <summary>How many steps of each queue are executed at a time, where <see cref="ConfigureQueue"/> does not say otherwise. 1 or more; default 100.</summary>
    public int MaxConcurrentSteps { get; set; } = 100;

    /// <summary>
    /// How long the worker's claim to its runs holds without being renewed; a worker that is frozen or cut off for longer loses them. 1 s to
    /// 1 day; default 15 s. A worker whose process has died loses them at once where the store can tell.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long steps in flight may go on when the host stops, before they are cancelled. Default 10 s.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// After how many events a run that keeps going has a new snapshot, so that a crash costs the replay of no more than these. 0 for none while it is
    /// running; runs that wait have one anyway. A run with very much in its variables has fewer of them: they never cost more than its log. Default 64.
    /// </summary>
    public int SnapshotInterval { get; set; } = 64;

    /// <summary>
    /// How large an input, the arguments or the result of a step, or a workflow's result may be, in bytes of JSON, before any payload codec. 1 or more; default
    /// 2 MiB. What is larger belongs into a file or a store of its own, and its address into the workflow. Data that is there already is read whatever its size.
    /// </summary>
    public int MaxPayloadBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>When waiting runs leave memory; test hosts set it.</summary>
    internal ResumePolicy ResumePolicy { get; set; } = ResumePolicy.Default;

    /// <summary>Seeds identifiers and random seeds of runs; test hosts set it.</summary>
    internal int? Seed { get; set; }

    internal Dictionary<string, QueueOptions> QueueOptions { get; } = new(StringComparer.Ordinal);

    /// <summary>Limits how this process executes the steps of one queue. The last call for a queue counts. Whether it executes them at all is up to <see cref="Queues"/>.</summary>
    /// <param name="queue">The queue: the name that steps give in <c>[Step(Queue = "…")]</c>, or <c>steps</c> for those that give none.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="ArgumentException">The name is malformed, or is <c>workflows</c>, which is the queue of runs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is less than 1.</exception>
    public void ConfigureQueue(string queue, QueueOptions options)
    {
        Names.CheckQueue(queue);
        ArgumentNullException.ThrowIfNull(options);
        if (queue == RunsQueue)
            throw new ArgumentException($"'{RunsQueue}' is the queue of runs, not of steps. How many runs are in memory at a time is set by {nameof(MaxConcurrentRuns)}.", nameof(queue));
        if (options.MaxConcurrency is { } limit) ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(options));
        QueueOptions[queue] = options;
    }

    /// <summary>How many steps of a queue are executed at a time.</summary>
    internal int MaxConcurrencyOf(string queue) => QueueOptions.GetValueOrDefault(queue)?.MaxConcurrency ?? MaxConcurrentSteps;

    internal bool Serves(string queue) => Queues is null || Queues.Contains(queue);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentRuns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentSteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LeaseDuration, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LeaseDuration, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(StopTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(SnapshotInterval);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPayloadBytes, 1);
        foreach (string queue in Queues ?? []) Names.CheckQueue(queue);
    }
}
