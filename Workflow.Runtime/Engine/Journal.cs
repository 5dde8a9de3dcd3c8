using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;

namespace Workflow.Runtime.Engine;

/// <summary>
/// Group commit: collects the writes of many runs and gives them to the store together, as fast as the store makes them durable. A
/// writer is told the outcome only after its write is durable. Writes become durable in the order in which they came, but for commits of
/// runs: those of different runs may overtake each other, and nothing else. Thread-safe.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    /// <summary>
    /// So many waiting writes are committed without further gathering, beside what is under way: while the store writes the first of a large wave,
    /// the rest of it computes.
    /// </summary>
    private const int FullBatch = 256;

    /// <summary>So many turns of the thread pool in a row without a new write end the gathering of a batch.</summary>
    private const int QuietTurns = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>How long a store may stay busy before writers are told; long enough for another process to be killed and cleaned up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    // Not the channel for a single reader: that one cannot be counted.
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>();
    private readonly IWorkflowStore _store;
    private readonly EngineActivity _activity;
    private readonly Action<StoreChanges> _onWritten;
    private readonly EngineMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private readonly Lock _takeLock = new();

    /// <summary>Ends when the full batches do.</summary>
    private Task _full = Task.CompletedTask;

    /// <summary>Whether a write is under way that later ones must not overtake.</summary>
    private volatile bool _isOrderUnderWay;

    /// <param name="store">Where the writes go.</param>
    /// <param name="activity">Told of work under way.</param>
    /// <param name="onWritten">Told what has changed, before those who wrote are: so that this process reacts without waiting for the store to notice.</param>
    /// <param name="metrics">Told of every batch.</param>
    /// <param name="time">What commits are measured by.</param>
    /// <param name="logger">Where failures are reported.</param>
    public Journal(IWorkflowStore store, EngineActivity activity, Action<StoreChanges> onWritten, EngineMetrics metrics, TimeProvider time, ILogger logger)
    {
        _store = store;
        _onWritten = onWritten;
        _activity = activity;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        // Not within whatever the first to need the store does: the journal outlives it.
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(CommitAsync);
        }
    }

    /// <summary>Writes, and calls back from another thread: with the outcome, or with what the store threw.</summary>
    public void Write(StoreWrite write, Action<StoreOutcome?, Exception?> whenDurable)
    {
        _activity.Begin();
        if (_entries.Writer.TryWrite(new Entry(write, whenDurable)))
        {
            if (_entries.Reader.Count >= FullBatch) CommitFull();
            return;
        }

        _activity.End();
        whenDurable(null, new ObjectDisposedException(nameof(Journal), "The engine has stopped."));
    }

    /// <summary>Writes, and returns when the write is durable.</summary>
    public Task<StoreOutcome> WriteAsync(StoreWrite write)
    {
        TaskCompletionSource<StoreOutcome> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Write(write, (outcome, error) =>
        {
            if (error is null) source.SetResult(outcome!);
            else source.SetException(error);
        });
        return source.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        await Full().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task CommitAsync()
    {
        while (await _entries.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            await GatherAsync().ConfigureAwait(false);
            if (Take() is { Count: > 0 } batch) await CommitAsync(batch).ConfigureAwait(false);
            _isOrderUnderWay = false;
        }
    }

    private List<Entry> Take()
    {
        List<Entry> batch = [];
        lock (_takeLock)
        {
            while (batch.Count < FullBatch && _entries.Reader.TryRead(out Entry entry))
            {
                batch.Add(entry);
                _isOrderUnderWay |= entry.KeepsOrder;
            }
        }

        return batch;
    }

    /// <summary>Commits what waits beside what is under way, up to the first write that keeps its order: of a run only one commit waits at a time.</summary>
    private void CommitFull()
    {
        lock (_takeLock)
        {
            // Another thread may have been faster.
            if (_isOrderUnderWay || _entries.Reader.Count < FullBatch) return;
            List<Entry> batch = [];
            while (batch.Count < FullBatch && _entries.Reader.TryPeek(out Entry next) && !next.KeepsOrder && _entries.Reader.TryRead(out Entry entry)) batch.Add(entry);
            if (batch.Count == 0) return;
            // Next on this thread, ahead of all that waits for one; and not within what its caller does, who only happens to be the last.
            using (ExecutionContext.SuppressFlow())
            {
                Task commit = Task.Run(() => CommitAsync(batch));
                _full = _full.IsCompleted ? commit : Task.WhenAll(_full, commit);
            }
        }
    }

    private Task Full()
    {
        lock (_takeLock) return _full;
    }

    /// <summary>
    /// Lets those whom the last commit woke be in the next one, together. A turn goes to the end of the pool's queue, behind all of them, so this
    /// takes as long as they do and no longer; an idle engine loses a microsecond. Without it the first to come would commit alone, and the
    /// others wait for two flushes in place of one.
    /// </summary>
    private async Task GatherAsync()
    {
        for (int quiet = 0, seen = 0; quiet < QuietTurns && seen < FullBatch;)
        {
            await Task.Yield();
            int waiting = _entries.Reader.Count;
            quiet = waiting > seen ? 0 : quiet + 1;
            seen = waiting;
        }
    }

    private async Task CommitAsync(List<Entry> batch)
    {
        IReadOnlyList<StoreOutcome>? outcomes = null;
        Exception? failure = null;
        long begun = _time.GetTimestamp();
        try
        {
            outcomes = await WriteWithRetriesAsync([.. batch.Select(entry => entry.Write)]).ConfigureAwait(false);
            _metrics.Committed(batch.Count, _time.GetElapsedTime(begun));
        }
        catch (Exception error)
        {
            _logger.LogError(error, "A commit of {Count} writes failed", batch.Count);
            failure = error;
        }

        StoreChanges changes = StoreChanges.None;
        // After a failure, too: what the store did all the same must not go unnoticed.
        foreach (Entry entry in batch) changes |= ChangesOf(entry.Write);
        if (changes != StoreChanges.None) _onWritten(changes);
        for (int i = 0; i < batch.Count; i++)
        {
            batch[i].WhenDurable(outcomes?[i], failure);
            _activity.End();
        }
    }

    private async Task<IReadOnlyList<StoreOutcome>> WriteWithRetriesAsync(StoreWrite[] writes)
    {
        long begun = Environment.TickCount64;
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await _store.WriteAsync(writes, CancellationToken.None).ConfigureAwait(false);
            }
            catch (StoreException error) when (
                error.IsTransient && !_stopping.IsCancellationRequested && Environment.TickCount64 - begun < Patience.TotalMilliseconds)
            {
                _logger.LogWarning(error, "The store is busy; trying again in {Pause}", pause);
                await Task.Delay(pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static StoreChanges ChangesOf(StoreWrite write) => write switch
    {
        CreateRun { Run.Owner: null } => StoreChanges.RunsReady,
        CommitRun commit => (commit.NewStepTasks.Count > 0 ? StoreChanges.StepTasks : StoreChanges.None)
            | (commit.Messages.Count > 0 ? StoreChanges.Inbox | StoreChanges.RunsReady : StoreChanges.None)
            | (commit.NewChildren.Count > 0 || commit.Beginning is not null ? StoreChanges.RunsReady | StoreChanges.Inbox : StoreChanges.None),
        RestartRun => StoreChanges.RunsReady,
        DeliverMessage or AnswerHook or CompleteStep => StoreChanges.Inbox | StoreChanges.RunsReady,
        _ => StoreChanges.None,
    };

    private readonly record struct Entry(StoreWrite Write, Action<StoreOutcome?, Exception?> WhenDurable)
    {
        public bool KeepsOrder => Write is not CommitRun;
    }
}
