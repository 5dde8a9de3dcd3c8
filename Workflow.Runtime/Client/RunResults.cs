using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Client;

/// <summary>
/// Those who wait for runs to end. Runs that this engine ends are reported directly; for others the store is read again whenever it
/// reports progress. Thread-safe.
/// </summary>
internal sealed class RunResults(IWorkflowStore store, Func<string, bool> isActiveHere, ILogger logger) : IDisposable
{
    /// <summary>How long progress is collected at least before the store is read again; bounds the reads of a busy store.</summary>
    private static readonly TimeSpan Collecting = TimeSpan.FromMilliseconds(5);

    /// <summary>So many times as long as the last look took, progress is collected: however many wait, looking takes a tenth of a processor.</summary>
    private const int PausePerLook = 9;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, Waiter> _waiters = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task? _watch;
    private bool _isDisposed;

    /// <summary>Told whenever somebody begins to wait.</summary>
    public event Action? WaiterAdded;

    /// <summary>Whether anybody waits for a run that has not ended. One that has been told waits no longer, though it may not run yet.</summary>
    public bool HasWaiters => !_waiters.IsEmpty;

    /// <summary>The run once it has ended.</summary>
    public async Task<RunRecord> WaitAsync(string runId, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Registered before the look, so that an end between look and wait is not missed.
            Waiter waiter = Join(runId);
            try
            {
                EnsureWatching();
                if (!isActiveHere(runId) && await ReadAsync(runId, cancellationToken).ConfigureAwait(false) is { } run)
                {
                    Ended(runId, run);
                    return run;
                }

                WaiterAdded?.Invoke();
                RunRecord? told = await waiter.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
                if ((told ?? await ReadAsync(runId, cancellationToken).ConfigureAwait(false)) is { } result) return result;
            }
            finally
            {
                // Those who give up leave nothing behind that would be asked for until the run ends.
                if (waiter.Leave()) _waiters.TryRemove(new KeyValuePair<string, Waiter>(runId, waiter));
            }
        }
    }

    private Waiter Join(string runId)
    {
        while (true)
        {
            Waiter waiter = _waiters.GetOrAdd(runId, static _ => new Waiter());
            if (waiter.TryJoin()) return waiter;
            // The last one has just left it, and is about to take it away.
            _waiters.TryRemove(new KeyValuePair<string, Waiter>(runId, waiter));
        }
    }

    /// <summary>A run has ended, durably; or it was lost, and those who wait for it look for themselves.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="run">The run as it ended; null where that must be read.</param>
    public void Ended(string runId, RunRecord? run)
    {
        if (_waiters.TryRemove(runId, out Waiter? waiter)) waiter.TrySetResult(run);
    }

    /// <summary>Those who wait for a run shall wait no longer: something is wrong that no result would tell.</summary>
    public void Fail(string runId, Exception error)
    {
        if (_waiters.TryRemove(runId, out Waiter? waiter)) waiter.TrySetException(error);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed) return;
            _isDisposed = true;
        }

        _stopping.Cancel();
        foreach (Waiter waiter in _waiters.Values)
            waiter.TrySetException(new ObjectDisposedException(nameof(WorkflowClient), "The host was stopped while a result was awaited."));
        _stopping.Dispose();
    }

    private async Task<RunRecord?> ReadAsync(string runId, CancellationToken cancellationToken)
    {
        if (await store.ReadRunAsync(runId, cancellationToken).ConfigureAwait(false) is { } run) return run.Status.IsTerminal() ? run : null;
        // Nobody will ever end it; others who wait for it look for themselves.
        Ended(runId, null);
        throw new RunNotFoundException(runId, store.Name);
    }

    private void EnsureWatching()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(WorkflowClient));
            if (_watch is not null) return;
            CancellationToken stopping = _stopping.Token;
            // Here and now: an end between the first look and a later subscription would be missed.
            IStoreSubscription subscription = store.Subscribe(StoreChanges.RunProgress);
            using (ExecutionContext.SuppressFlow()) _watch = Task.Run(() => WatchAsync(subscription, stopping), CancellationToken.None);
        }
    }

    private async Task WatchAsync(IStoreSubscription watch, CancellationToken stopping)
    {
        using IStoreSubscription subscription = watch;
        bool owesLook = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!owesLook) await subscription.NextAsync(stopping).ConfigureAwait(false);
                owesLook = true;
                long begun = Stopwatch.GetTimestamp();
                foreach ((string runId, _) in _waiters)
                {
                    if (isActiveHere(runId)) continue;
                    if (await store.ReadRunAsync(runId, stopping).ConfigureAwait(false) is { } run && run.Status.IsTerminal()) Ended(runId, run);
                }

                owesLook = false;
                TimeSpan pause = PausePerLook * Stopwatch.GetElapsedTime(begun);
                await Task.Delay(pause > Collecting ? pause : Collecting, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException error) when (error.IsTransient)
            {
                logger.LogWarning(error, "The store cannot be asked for results; trying again");
                await Task.Delay(PauseAfterFailure, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception error)
            {
                // The waiters learn that their store is gone; a later wait watches anew.
                foreach ((string runId, Waiter waiter) in _waiters)
                    if (_waiters.TryRemove(new KeyValuePair<string, Waiter>(runId, waiter))) waiter.TrySetException(error);
                await Task.Delay(PauseAfterFailure, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>All who wait for one run.</summary>
    private sealed class Waiter() : TaskCompletionSource<RunRecord?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private readonly Lock _gate = new();
        private int _count;

        /// <summary>Waits, too; false once the last one has left.</summary>
        public bool TryJoin()
        {
            lock (_gate)
            {
                if (_count < 0) return false;
                _count++;
                return true;
            }
        }

        /// <returns>Whether this was the last one; nobody can join after that.</returns>
        public bool Leave()
        {
            lock (_gate)
            {
                if (--_count > 0) return false;
                _count = -1;
                return true;
            }
        }
    }
}
