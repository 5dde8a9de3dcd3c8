using Microsoft.Extensions.Logging;
using Workflow.Runtime.Engine.Observing;
using Workflow.Runtime.Engine.Scheduling;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>The parts of an engine that its executors use.</summary>
internal sealed record RunExecutorServices
{
    /// <summary>After so many acquisitions in a row without a new event a run is blocked: its worker seems to die of it.</summary>
    public const int MaxAcquisitionsWithoutProgress = 10;

    public required string WorkerId { get; init; }

    public required IWorkflowStore Store { get; init; }

    public required Journal Journal { get; init; }

    public required RunLoader Loader { get; init; }

    public required RunServices Runs { get; init; }

    public required StepDispatcher Dispatcher { get; init; }

    public required IScheduler Scheduler { get; init; }

    public required RunTimers Timers { get; init; }

    public required StartFlusher StartFlusher { get; init; }

    public required RunObservers Observers { get; init; }

    public required ResumePolicy Policy { get; init; }

    /// <summary>After so many events a run that keeps going has a new snapshot; 0 for never.</summary>
    public required int SnapshotInterval { get; init; }

    public required EngineActivity Activity { get; init; }

    public required EngineMetrics Metrics { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }
}
