using System.Diagnostics;

namespace Workflow.Runtime.Telemetry;

/// <summary>Where the runtime's spans come from.</summary>
internal static class Spans
{
    public static readonly ActivitySource Source = new(WorkflowTelemetry.ActivitySourceName, Version);

    /// <summary>The version that spans and metrics give.</summary>
    public static string Version => typeof(Spans).Assembly.GetName().Version!.ToString(3);

    /// <summary>Says that what a span is of went wrong. Without a description: messages of exceptions are the users' data.</summary>
    public static void Fail(Activity span, string errorType)
    {
        span.SetTag(AttributeNames.ErrorType, errorType);
        span.SetStatus(ActivityStatusCode.Error);
    }
}
