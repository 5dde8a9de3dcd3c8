using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>Collects reasons to act until its one waiter looks. Thread-safe.</summary>
internal sealed class Signal(EngineActivity activity) : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);
    private int _reasons;

    public void Raise(StoreChanges reasons)
    {
        // From the raise to the end of the reaction the engine is not at rest.
        if (Interlocked.Or(ref _reasons, (int)reasons) != 0) return;
        activity.Begin();
        _semaphore.Release();
    }

    /// <summary>Waits for a reason. The caller ends the activity when it has reacted.</summary>
    public async Task<StoreChanges> WaitAsync(CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        return (StoreChanges)Interlocked.Exchange(ref _reasons, 0);
    }

    public void Dispose() => _semaphore.Dispose();
}
