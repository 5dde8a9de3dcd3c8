using System.Diagnostics;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Telemetry;

/// <summary>
/// The span of a segment: from taking a run into memory until it is let go. Its parent is what the run was started within, in whatever process; it links to the segment before it.
/// </summary>
internal static class SegmentSpan
{
    /// <summary>What exporters take of one span unless they are told otherwise. A run that stays in memory may take in any number of messages.</summary>
    private const int MaxLinks = 128;

    /// <summary>Begins a segment's span, and leaves the current activity as it is. Null where nobody listens.</summary>
    public static Activity? Start(RunRecord run, string workerId)
    {
        if (!Spans.Source.HasListeners()) return null;
        Activity? former = Activity.Current;
        // A span without a parent of its own would take the current one.
        if (former is not null) Activity.Current = null;
        ActivityContext before = new TraceContext(run.LastSegment, null).ToRemote();
        Activity? span = Spans.Source.StartActivity(
            $"run {run.Workflow}",
            ActivityKind.Consumer,
            new TraceContext(run.TraceParent, run.TraceState).ToRemote(),
            [
                new(AttributeNames.Workflow, run.Workflow), new(AttributeNames.Version, run.Version), new(AttributeNames.RunId, run.RunId),
                new(AttributeNames.WorkerId, workerId),
            ],
            before == default ? null : [new ActivityLink(before)]);
        Activity.Current = former is { IsStopped: true } ? null : former;
        return span;
    }

    /// <summary>Says how the run came into memory. The first time counts.</summary>
    public static void Loaded(Activity? span, ResumeKind kind)
    {
        if (span is { IsAllDataRequested: true } && span.GetTagItem(AttributeNames.ResumeKind) is null) span.SetTag(AttributeNames.ResumeKind, kind.ToText());
    }

    /// <summary>Links to whoever sent a message that the segment takes in; to the first of very many.</summary>
    public static void Received(Activity? span, InboxMessage message)
    {
        if (span is not { IsAllDataRequested: true } || message.Kind is not (InboxMessageKinds.Signal or InboxMessageKinds.HookAnswer or InboxMessageKinds.ChildOutcome)) return;
        ActivityContext sender = MessageJson.SenderOf(message.Data.Span).ToRemote();
        if (sender != default && span.Links.Take(MaxLinks).Count() < MaxLinks) span.AddLink(new ActivityLink(sender));
    }

    /// <summary>Ends a segment's span. What it tells is durable by then.</summary>
    /// <param name="span">The span; null for none.</param>
    /// <param name="last">The commit that let the run go; null where it was lost.</param>
    /// <param name="blocked">Why it was suspended although it waits for nothing; null where it was not.</param>
    public static void End(Activity? span, CommitRun? last, Exception? blocked)
    {
        if (span is null) return;
        if (span.IsAllDataRequested)
        {
            span.SetTag(AttributeNames.SegmentOutcome, SegmentOutcome.Of(last));
            if (last is not null) span.SetTag(AttributeNames.RunStatus, last.Status.ToText());
            if (ErrorOf(last, blocked) is { } error) Spans.Fail(span, error);
        }

        span.Stop();
    }

    /// <summary>What went wrong; null where nothing did, as where somebody cancelled.</summary>
    private static string? ErrorOf(CommitRun? last, Exception? blocked) => last switch
    {
        null => SegmentOutcome.Lost,
        { Status: RunStatus.Failed or RunStatus.TimedOut, Failure: { } failure } => FailureRecord.FromUtf8(failure).TypeName,
        { BlockedReason: not null, IsPaused: false } => blocked is NonDeterminismException ? typeof(NonDeterminismException).FullName : "blocked",
        _ => null,
    };
}
