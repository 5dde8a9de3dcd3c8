using System.Threading.Channels;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>
/// Collects reasons to act until its one waiter looks. Thread-safe, and needs no disposal: timers and stragglers may raise it after its
/// engine has stopped.
/// </summary>
internal sealed class Signal(EngineActivity activity)
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(1);
    private int _reasons;

    public void Raise(StoreChanges reasons)
    {
        // From the raise to the end of the reaction the engine is not at rest.
        if (Interlocked.Or(ref _reasons, (int)reasons) != 0) return;
        activity.Begin();
        _raised.Writer.TryWrite(true);
    }

    /// <summary>Waits for a reason. The caller ends the activity when it has reacted.</summary>
    public async Task<StoreChanges> WaitAsync(CancellationToken cancellationToken)
    {
        await _raised.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (StoreChanges)Interlocked.Exchange(ref _reasons, 0);
    }
}
