using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine;

/// <summary>What an engine is made from.</summary>
/// <param name="Registry">The workflows and steps.</param>
/// <param name="Exceptions">How exceptions are taken apart and rebuilt.</param>
/// <param name="Executors">What executes attempts.</param>
/// <param name="StepLoggers">Who is told what becomes of attempts.</param>
/// <param name="Store">The store; the engine opens it, its owner disposes it.</param>
/// <param name="Options">How the process takes part.</param>
/// <param name="Scopes">Where instances come from.</param>
/// <param name="Time">The time that workflows go by.</param>
/// <param name="LeaseTime">The time that leases go by: the system's, also under virtual time.</param>
/// <param name="Loggers">Where log lines go.</param>
internal sealed record EngineSetup(
    WorkflowRegistry Registry, ExceptionCodecs Exceptions, StepExecutors Executors, IReadOnlyList<IStepLogger> StepLoggers, EncodingWorkflowStore Store, WorkerOptions Options, IServiceScopeFactory Scopes,
    TimeProvider Time, TimeProvider LeaseTime, ILoggerFactory Loggers)
{
    /// <summary>Where meters come from; null where the container has none.</summary>
    public IMeterFactory? Meters { get; init; }

    /// <summary>Who is told how runs go on.</summary>
    public IReadOnlyList<IRunObserver> Observers { get; init; } = [];
}
