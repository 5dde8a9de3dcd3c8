namespace Workflow.Runtime;

/// <summary>The names under which the runtime tells OpenTelemetry, or any other listener, what it does. Nothing is told, and nothing is spent, while nobody listens.</summary>
public static class WorkflowTelemetry
{
    /// <summary>The activity source: a span for each segment of a run and for each attempt of a step. <c>tracing.AddSource(WorkflowTelemetry.ActivitySourceName)</c>.</summary>
    public const string ActivitySourceName = "Workflow.Runtime";

    /// <summary>The meter: counts, durations and what is under way. <c>metrics.AddMeter(WorkflowTelemetry.MeterName)</c>.</summary>
    public const string MeterName = "Workflow.Runtime";
}
