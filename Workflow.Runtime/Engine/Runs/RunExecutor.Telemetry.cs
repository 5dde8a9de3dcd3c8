using System.Diagnostics;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;

namespace Workflow.Runtime.Engine.Runs;

// What a run tells those who listen to telemetry. Where nobody does, there is no span, and nothing is made.
internal sealed partial class RunExecutor
{
    /// <summary>The span of the time that this worker has the run; null where nobody listens.</summary>
    private Activity? _segment;

    /// <summary>Whether the run has been in memory before, on this worker.</summary>
    private bool _wasLoaded;

    private void BeginSegment()
    {
        _segment = _commits.Segment = _steps.Segment = SegmentSpan.Start(_run, _services.WorkerId);
        EnterSegment();
    }

    /// <summary>Has what is logged from here on, and what the body does, belong to the segment.</summary>
    private void EnterSegment()
    {
        if (_segment is { IsStopped: false }) Activity.Current = _segment;
    }

    private void TellLoaded(ResumeKind kind, TimeSpan elapsed)
    {
        SegmentSpan.Loaded(_segment, kind);
        _services.Metrics.Loaded(_run, kind, elapsed);
        // Neither one that its former worker had begun and lost, nor one that was blocked at its beginning, starts again.
        bool starts = kind == ResumeKind.Start && !_wasLoaded && _run is { AcquisitionsWithoutProgress: <= 1, BlockedReason: null };
        _wasLoaded = true;
        if (starts) _services.Metrics.RunStarted(_run);
    }

    /// <summary>Tells how long the run has waited for this moment, in which its body reacts to what it was taken for.</summary>
    private void TellReaction(IReadOnlyList<InboxMessage> inbox)
    {
        // One that was blocked or paused waited for an operator.
        if (!_services.Metrics.MeasuresLatency || _loaded is null || _run.BlockedReason is not null) return;
        DateTimeOffset now = _services.Time.GetUtcNow();
        DateTimeOffset? due = _run.WakeAt ?? (_loaded.Kind == ResumeKind.Start ? _run.CreatedAt : null);
        if (due > now) due = null;
        foreach (InboxMessage message in inbox)
            if (!(due <= message.Time)) due = message.Time;
        if (due is { } since) _services.Metrics.Reacted(_run, _loaded.Kind, now - since);
    }

    private void EndSegment(CommitRun? last)
    {
        SegmentSpan.End(_segment, last, _blocked);
        if (last is not null && last.Status.IsTerminal()) _services.Metrics.RunEnded(_run, last);
    }
}
