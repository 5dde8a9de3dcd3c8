namespace Workflow.Runtime.Storage;

/// <summary>
/// Hands changes to subscriptions: the in-process half of <see cref="IWorkflowStore.Subscribe"/>. For authors of stores. Thread-safe.
/// </summary>
public sealed class StoreNotifier
{
    private readonly Lock _gate = new();
    private Subscription[] _subscriptions = [];

    /// <summary>Whether anybody watches.</summary>
    public bool HasSubscriptions => Volatile.Read(ref _subscriptions).Length > 0;

    /// <summary>Begins to collect changes for a new watcher.</summary>
    public IStoreSubscription Subscribe(StoreChanges interest)
    {
        Subscription subscription = new(this, interest);
        lock (_gate) _subscriptions = [.. _subscriptions, subscription];
        return subscription;
    }

    /// <summary>Tells every watcher that is interested. Call it once the change can be read back.</summary>
    public void Signal(StoreChanges changes)
    {
        if (changes == StoreChanges.None) return;
        foreach (Subscription subscription in Volatile.Read(ref _subscriptions)) subscription.Add(changes);
    }

    private void Remove(Subscription subscription)
    {
        lock (_gate) _subscriptions = [.. _subscriptions.Where(other => other != subscription)];
    }

    private sealed class Subscription(StoreNotifier notifier, StoreChanges interest) : IStoreSubscription
    {
        private readonly Lock _gate = new();
        private StoreChanges _pending;
        private TaskCompletionSource? _waiter;
        private bool _disposed;

        public void Add(StoreChanges changes)
        {
            changes &= interest;
            if (changes == StoreChanges.None) return;
            TaskCompletionSource? waiter;
            lock (_gate)
            {
                _pending |= changes;
                (waiter, _waiter) = (_waiter, null);
            }

            waiter?.TrySetResult();
        }

        public async ValueTask<StoreChanges> NextAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TaskCompletionSource waiter;
                lock (_gate)
                {
                    ObjectDisposedException.ThrowIf(_disposed, this);
                    if (_pending != StoreChanges.None)
                    {
                        StoreChanges changes = _pending;
                        _pending = StoreChanges.None;
                        return changes;
                    }

                    // The signaller's thread is often a store's only writer: nobody's continuation may run on it.
                    waiter = _waiter ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                await waiter.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        public void Dispose()
        {
            TaskCompletionSource? waiter;
            lock (_gate)
            {
                _disposed = true;
                (waiter, _waiter) = (_waiter, null);
            }

            notifier.Remove(this);
            waiter?.TrySetResult();
        }
    }
}
