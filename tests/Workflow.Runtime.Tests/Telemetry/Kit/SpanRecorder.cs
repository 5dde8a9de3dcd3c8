using System.Collections.Concurrent;
using System.Diagnostics;

namespace Workflow.Runtime.Tests.Telemetry.Kit;

/// <summary>Listens to the runtime's spans, and keeps those that have ended.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    /// <param name="isWanted">Which spans are recorded, by name; null for all.</param>
    public SpanRecorder(Func<string, bool>? isWanted = null)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == WorkflowTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                isWanted?.Invoke(options.Name) == false ? ActivitySamplingResult.None : ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The segments of a run, in the order in which they ended.</summary>
    public Activity[] Segments(string runId) => [.. Of(runId).Where(static span => span.OperationName.StartsWith("run ", StringComparison.Ordinal))];

    /// <summary>The attempts of a run's steps, in the order in which they ended.</summary>
    public Activity[] Attempts(string runId) => [.. Of(runId).Where(static span => span.OperationName.StartsWith("step ", StringComparison.Ordinal))];

    public Activity[] Of(string runId) => [.. _spans.Where(span => (string?)span.GetTagItem("workflow.run.id") == runId)];

    public void Dispose() => _listener.Dispose();
}
