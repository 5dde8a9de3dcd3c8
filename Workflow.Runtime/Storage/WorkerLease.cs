namespace Workflow.Runtime.Storage;

/// <summary>A worker's claim to be alive.</summary>
/// <param name="WorkerId">Unique to one start of one worker; never used again.</param>
/// <param name="Until">When others may take its runs unless it renews.</param>
/// <param name="Now">The time of the call.</param>
public sealed record WorkerLease(string WorkerId, DateTimeOffset Until, DateTimeOffset Now);

/// <summary>A workflow that a worker hosts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="ShapeHash">The shape hash of the worker's code; runs that code of this hash has blocked, since they last got further or were resumed, are left alone.</param>
public sealed record HostedWorkflow(string Name, string Version, string ShapeHash);

/// <summary>A request for runs; see <see cref="IWorkflowStore.AcquireRunsAsync"/>.</summary>
/// <param name="WorkerId">The worker; its lease must be current.</param>
/// <param name="Workflows">What the worker hosts. Runs of anything else are left alone.</param>
/// <param name="Limit">How many runs at most; 0 asks for <see cref="AcquiredRuns.NextWake"/> alone.</param>
/// <param name="Now">The time of the call, as run timers go by.</param>
/// <param name="LeaseNow">The time of the call, as leases go by. The two differ only under virtual time.</param>
public sealed record RunAcquisition(
    string WorkerId, IReadOnlyList<HostedWorkflow> Workflows, int Limit, DateTimeOffset Now, DateTimeOffset LeaseNow);

/// <summary>What <see cref="IWorkflowStore.AcquireRunsAsync"/> took.</summary>
/// <param name="Runs">The runs, as they stand after the acquisition.</param>
/// <param name="NextWake">The earliest wake-up time among runs that the worker could take later; null for none. Not in the future where the
/// limit left ready runs behind. Says nothing of runs that others hold: those are noticed when leases are renewed.</param>
public sealed record AcquiredRuns(IReadOnlyList<RunRecord> Runs, DateTimeOffset? NextWake);

/// <summary>A step call that some worker of a queue shall execute.</summary>
/// <param name="Sequence">The sequence number of the call's <c>step_started</c> event.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Step">The step's key.</param>
/// <param name="Data">UTF-8 JSON: the arguments' envelope and what the step context needs.</param>
/// <param name="DueAt">Not to be taken before.</param>
public sealed record NewStepTask(
    long Sequence, int Attempt, string Queue, string Step, ReadOnlyMemory<byte> Data, DateTimeOffset DueAt)
{
    /// <summary>What the call was made within, for traces: a W3C <c>traceparent</c>; null for nothing.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The W3C <c>tracestate</c> that belongs to <see cref="TraceParent"/>; null for none.</summary>
    public string? TraceState { get; init; }
}

/// <summary>A step task that a worker holds.</summary>
/// <param name="RunId">The run that made the call.</param>
/// <param name="Task">The call.</param>
/// <param name="WorkerId">The worker that holds it.</param>
/// <param name="Epoch">
/// The fence: grows with every acquisition. A task that is handed out for the same call again, after the run was ended and restarted, never comes under an epoch that one before it had.
/// </param>
public sealed record StepTask(string RunId, NewStepTask Task, string WorkerId, long Epoch)
{
    /// <summary>
    /// Whether somebody may have executed the task before: it was acquired before, or it was imported, and nobody knows what became of it where it came from.
    /// </summary>
    public bool MayHaveRun { get; init; }
}

/// <summary>A request for step tasks.</summary>
/// <param name="WorkerId">The worker; its lease must be current and covers the tasks too.</param>
/// <param name="Queues">The queues that it serves.</param>
/// <param name="Steps">The step keys that it hosts. Tasks of anything else are left alone.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Now">The time of the call, as timers go by.</param>
/// <param name="LeaseNow">The time of the call, as leases go by.</param>
public sealed record StepAcquisition(
    string WorkerId, IReadOnlyList<string> Queues, IReadOnlyList<string> Steps, int Limit, DateTimeOffset Now, DateTimeOffset LeaseNow);

/// <summary>What <see cref="IWorkflowStore.AcquireStepsAsync"/> took.</summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="NextDue">The earliest due time of a task that the worker could take later; null for none.</param>
public sealed record AcquiredSteps(IReadOnlyList<StepTask> Tasks, DateTimeOffset? NextDue);
