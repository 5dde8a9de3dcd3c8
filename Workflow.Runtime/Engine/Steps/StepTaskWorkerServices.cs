using Microsoft.Extensions.Logging;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>The parts of an engine that its step task worker uses.</summary>
internal sealed record StepTaskWorkerServices
{
    public required string WorkerId { get; init; }

    public required IWorkflowStore Store { get; init; }

    /// <summary>The journal, once the store is open.</summary>
    public required Func<CancellationToken, ValueTask<Journal>> Open { get; init; }

    public required WorkflowRegistry Registry { get; init; }

    public required StepDispatcher Dispatcher { get; init; }

    public required ExceptionCodecs Exceptions { get; init; }

    /// <summary>The queues that this worker serves.</summary>
    public required IReadOnlyList<string> Queues { get; init; }

    /// <summary>The steps that this worker hosts.</summary>
    public required IReadOnlyList<string> StepNames { get; init; }

    public required WorkerOptions Options { get; init; }

    public required EngineActivity Activity { get; init; }

    public required TimeProvider Time { get; init; }

    public required TimeProvider LeaseTime { get; init; }

    public required ILogger Logger { get; init; }
}
