namespace Workflow.Runtime.Telemetry;

/// <summary>The names of attributes. Those of runs and workers have as many values as there are runs and workers: they are for spans, never for metrics.</summary>
internal static class AttributeNames
{
    public const string Workflow = "workflow.name";
    public const string Version = "workflow.version";
    public const string RunId = "workflow.run.id";
    public const string RunStatus = "workflow.run.status";
    public const string SegmentOutcome = "workflow.segment.outcome";
    public const string ResumeKind = "workflow.resume.kind";
    public const string WorkerId = "workflow.worker.id";
    public const string Step = "workflow.step.name";
    public const string StepSequence = "workflow.step.sequence";
    public const string StepAttempt = "workflow.step.attempt";
    public const string StepOutcome = "workflow.step.outcome";
    public const string StepQueue = "workflow.step.queue";

    /// <summary>The one name that OpenTelemetry has for it, whatever the operation.</summary>
    public const string ErrorType = "error.type";
}
