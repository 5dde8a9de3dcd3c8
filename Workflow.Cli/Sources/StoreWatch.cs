using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>One run in a store.</summary>
internal sealed class StoreWatch(WorkflowHandle handle, PublishedLines lines) : IRunWatch
{
    private OpenCalls _calls = new();
    private DateTimeOffset _createdAt;
    private string? _error;
    private RunStackTrace? _stack;

    /// <summary>What the list of runs tells of one.</summary>
    public static RunView Outline(RunDescription run) => new()
    {
        RunId = run.RunId,
        Status = run.Status.ToText(),
        Step = run.EventCount,
        Workflow = run.Workflow,
        Version = run.Version,
        Remark = run.IsPaused ? "paused" : run.BlockedReason is { } reason ? $"blocked: {reason.ReplaceLineEndings(" ")}" : null,
        StartedAt = run.CreatedAt,
        UpdatedAt = run.UpdatedAt,
    };

    public async Task<RunView?> LookAsync(CancellationToken cancellationToken)
    {
        RunDescription run;
        try
        {
            run = await handle.DescribeAsync(cancellationToken);
        }
        catch (RunNotFoundException)
        {
            return null;
        }

        if (run.CreatedAt != _createdAt || run.EventCount < _calls.LastSequence) BeginAnew(run);
        await ReadNewsAsync(run, cancellationToken);
        RunView view = Outline(run);
        if (view.HasEnded) return view with { Error = _error };
        IReadOnlyList<StepProgress> progress = await handle.GetProgressAsync(cancellationToken);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return view with
        {
            Frames = _stack is { Frames.Count: > 0 } stack ? CallStack.Of(stack.Frames) : [await lines.FrameOfAsync(run, _calls.Calls, cancellationToken)],
            Effects = [.. _calls.Calls.Select(call => call.At(now))],
            Progress = [.. progress.Select(static each => new ViewProgress(each.Step, each.Fraction, each.Message))],
        };
    }

    /// <summary>It is another run than before: one that was deleted has made its id free.</summary>
    private void BeginAnew(RunDescription run)
    {
        _createdAt = run.CreatedAt;
        _calls = new OpenCalls();
        _error = null;
        _stack = null;
    }

    private async Task ReadNewsAsync(RunDescription run, CancellationToken cancellationToken)
    {
        if (run.EventCount == _calls.LastSequence && (_stack is { Frames.Count: > 0 } || run.Status != RunStatus.Suspended)) return;
        await foreach (RunEvent next in handle.GetEventsAsync(_calls.LastSequence, cancellationToken))
        {
            _calls.Add(next);
            _error = EventText.StatusAfter(next) is null or "running" ? null : EventData.Error(next.Data);
        }

        _stack = await handle.GetStackAsync(cancellationToken);
    }
}
