using Microsoft.Extensions.Logging;
using Workflow.Runtime.Client;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>The parts of an engine that its scheduler uses.</summary>
internal sealed record SchedulerServices
{
    public required string WorkerId { get; init; }

    public required IWorkflowStore Store { get; init; }

    public required WorkflowRegistry Registry { get; init; }

    /// <summary>The workflows whose runs are taken; empty where the worker does not serve runs.</summary>
    public required IReadOnlyList<HostedWorkflow> Hosted { get; init; }

    public required RunResults Results { get; init; }

    public required int MaxConcurrentRuns { get; init; }

    public required EngineActivity Activity { get; init; }

    /// <summary>The time that run timers go by.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The time that leases go by.</summary>
    public required TimeProvider LeaseTime { get; init; }

    public required ILogger Logger { get; init; }
}
