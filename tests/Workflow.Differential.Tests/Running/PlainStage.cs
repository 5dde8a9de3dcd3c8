using Workflow.Differential.Kit;

namespace Workflow.Differential.Running;

/// <summary>
/// The stage of a plain execution. Everything happens inside <see cref="MoveOn"/>, on the caller's thread: whatever ends takes the body along to
/// its next wait before anything else can.
/// </summary>
internal sealed class PlainStage(int seed) : Stage(seed)
{
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Turn)> _steps = [];
    private readonly List<(DateTimeOffset Due, int Number, TaskCompletionSource End)> _timers = [];
    private int _calls;
    private int _sleeps;

    public DateTimeOffset Now { get; private set; } = DurableExecution.StartTime;

    public List<string> Trace { get; } = [];

    public override async Task<T> PerformAsync<T>(string what, Func<T> effect, int minutes = 0)
    {
        string step = TraceText.StepIn(what);
        int call = ++_calls;
        Trace.Add($"call {step}");
        TaskCompletionSource turn = new();
        _steps.Add((DurableStage.DueAfter(Now, minutes), turn));
        await turn.Task.ConfigureAwait(false);
        Trace.Add($"end {step} #{call}");
        return Record(what, effect);
    }

    public Task Sleep(DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        int number = ++_sleeps;
        Trace.Add("sleep");
        TaskCompletionSource end = new();
        _timers.Add((due, number, end));
        cancellationToken.Register(() =>
        {
            _timers.RemoveAll(each => each.End == end);
            end.TrySetCanceled(cancellationToken);
        });
        return end.Task;
    }

    /// <summary>Lets the next thing happen.</summary>
    /// <returns>Whether there was one.</returns>
    public bool MoveOn()
    {
        if (FireDueTimers()) return true;
        List<TaskCompletionSource> ready = [.. _steps.Where(each => each.Due <= Now).Select(static each => each.Turn)];
        if (ready.Count > 0)
        {
            TaskCompletionSource next = ready[Draw(ready.Count)];
            _steps.RemoveAll(each => each.Turn == next);
            next.SetResult();
            return true;
        }

        DateTimeOffset[] dues = [.. _steps.Select(static each => each.Due), .. _timers.Select(static each => each.Due)];
        if (dues.Length == 0) return false;
        Now = dues.Min();
        return true;
    }

    private bool FireDueTimers()
    {
        bool fired = false;
        while (_timers.Count > 0 && _timers.MinBy(static each => (each.Due, each.Number)) is var next && next.Due <= Now)
        {
            _timers.Remove(next);
            Trace.Add($"wake #{next.Number}");
            next.End.SetResult();
            fired = true;
        }

        return fired;
    }
}
