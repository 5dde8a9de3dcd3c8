using Workflow.Runtime.Engine.Runs;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>
/// Sees to it that the start of a long step becomes visible in the store although nothing else happens in its run. Runs whose steps
/// are short never notice.
/// </summary>
internal sealed class StartFlusher(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly Lock _lock = new();
    private HashSet<Action<RunMessage>> _planned = [];
    private ITimer? _timer;
    private bool _isArmed;

    /// <summary>Reminds an executor, in half a second, to commit starts that still wait by then.</summary>
    public void Plan(Action<RunMessage> post)
    {
        lock (_lock)
        {
            _planned.Add(post);
            if (_isArmed) return;
            _isArmed = true;
            _timer ??= time.CreateTimer(static state => ((StartFlusher)state!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Flush()
    {
        HashSet<Action<RunMessage>> planned;
        lock (_lock)
        {
            planned = _planned;
            _planned = [];
            _isArmed = false;
        }

        foreach (Action<RunMessage> post in planned) post(new RunMessage.FlushStarts());
    }
}
