using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>One run in a store.</summary>
internal sealed class StoreWatch(WorkflowHandle handle, PublishedLines lines) : IRunWatch
{
    private readonly OpenCalls _calls = new();
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

        await ReadNewsAsync(run, cancellationToken);
        RunView view = Outline(run);
        if (view.HasEnded) return view with { Error = _error };
        IReadOnlyList<StepProgress> progress = await handle.GetProgressAsync(cancellationToken);
        return view with
        {
            Frames = _stack is { Frames.Count: > 0 } stack ? CallStack.Of(stack.Frames) : [await lines.FrameOfAsync(run, _calls.Calls, cancellationToken)],
            Effects = [.. _calls.Calls.Select(static call => call.ToString())],
            Progress = [.. progress.Select(static each => new ViewProgress(each.Step, each.Fraction, each.Message))],
        };
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
