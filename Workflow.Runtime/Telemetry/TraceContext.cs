using System.Diagnostics;
using System.Runtime.InteropServices;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Telemetry;

/// <summary>Where something stands in a trace, as the store keeps it and other processes read it: the W3C headers of these names.</summary>
/// <param name="Parent">The <c>traceparent</c>; null for nowhere.</param>
/// <param name="State">The <c>tracestate</c>; null for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TraceContext(string? Parent, string? State)
{
    /// <summary>What the calling code runs within.</summary>
    public static TraceContext Current => Of(Activity.Current);

    /// <summary>An activity's context; nowhere for none, and for one whose id is not in the W3C format.</summary>
    public static TraceContext Of(Activity? activity) =>
        activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? new TraceContext(id, activity.TraceStateString) : default;

    /// <summary>Where something stands that a run does: in its segment, or, where nobody listens here, in what the run was started within itself.</summary>
    public static TraceContext Within(Activity? segment, RunRecord run) => segment is null ? new TraceContext(run.TraceParent, run.TraceState) : Of(segment);

    /// <summary>The context as a parent or link; the default one where there is none, or none that can be read.</summary>
    public ActivityContext ToRemote() => ActivityContext.TryParse(Parent, State, isRemote: true, out ActivityContext context) ? context : default;
}
