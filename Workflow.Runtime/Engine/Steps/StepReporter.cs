using Microsoft.Extensions.Logging;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>
/// What one attempt tells of its progress: at most one write in a second, the last report wins, and nothing is left of it when the attempt ends. Thread-safe.
/// </summary>
internal sealed class StepReporter(StepAttempt attempt, Func<Journal> journal, TimeProvider time, ILogger logger)
{
    private const int LongestMessage = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private byte[]? _waiting;
    private long? _writtenAt;
    private long _heardAt = time.GetTimestamp();
    private int _awaited;
    private bool _hasEnded;

    /// <summary>How long the attempt has told nothing. No time at all while it waits for the store to take what it has told.</summary>
    public TimeSpan Silence => Volatile.Read(ref _awaited) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _heardAt));

    /// <returns>Ends when the report is durable, where it is written at once; never fails.</returns>
    public Task ReportAsync(double? fraction, string? message)
    {
        Volatile.Write(ref _heardAt, time.GetTimestamp());
        if (message?.Length > LongestMessage) message = message[..LongestMessage];
        byte[] data = StepProgress.Write(fraction is { } done && !double.IsNaN(done) ? Math.Clamp(done, 0, 1) : null, message);
        lock (_lock)
        {
            if (_hasEnded) return Task.CompletedTask;
            bool isPlanned = _waiting is not null;
            TimeSpan left = _writtenAt is { } last ? Interval - time.GetElapsedTime(last) : TimeSpan.Zero;
            if (!isPlanned && left <= TimeSpan.Zero) return WriteAwaitedAsync(data);
            _waiting = data;
            if (!isPlanned) SetTimer(left);
            return Task.CompletedTask;
        }
    }

    /// <summary>The attempt has ended. What its body still tells is not heard.</summary>
    public void End()
    {
        lock (_lock)
        {
            _hasEnded = true;
            _waiting = null;
            _timer?.Dispose();
            if (_writtenAt is not null) _ = WriteAsync(null);
        }
    }

    private void WriteWaiting()
    {
        lock (_lock)
        {
            if (_waiting is not { } data) return;
            _waiting = null;
            _ = WriteAsync(data);
        }
    }

    private async Task WriteAwaitedAsync(byte[] data)
    {
        Interlocked.Increment(ref _awaited);
        await WriteAsync(data).ConfigureAwait(false);
        // In this order: whoever no longer sees the wait sees when it ended.
        Volatile.Write(ref _heardAt, time.GetTimestamp());
        Interlocked.Decrement(ref _awaited);
    }

    /// <summary>Under the lock, so that reports enter the journal in their order.</summary>
    private async Task WriteAsync(byte[]? data)
    {
        _writtenAt = time.GetTimestamp();
        try
        {
            StoreOutcome outcome = await journal().WriteAsync(new ReportStep
            {
                RunId = attempt.RunId,
                Holder = attempt.Holder,
                Sequence = attempt.Call,
                Attempt = attempt.Attempt,
                Step = attempt.Step.Name,
                // A null array alone would become empty data.
                Data = data is null ? (ReadOnlyMemory<byte>?)null : data,
                Now = time.GetUtcNow(),
            }).ConfigureAwait(false);
            // Whoever holds a run is told when it loses it; of tasks that are withdrawn or given to others this may be the first that their worker hears.
            if (outcome.Kind == StoreOutcomeKind.Fenced && attempt.Holder.IsOfTask && data is not null) attempt.Cancel();
        }
        catch (Exception error)
        {
            // A step does not fail because nobody could be told how far it is.
            logger.LogWarning(error, "The progress of step {Step} of run {RunId} was not kept", attempt.Step.Name, attempt.RunId);
        }
    }

    private void SetTimer(TimeSpan left)
    {
        if (_timer is null)
        {
            using (ExecutionContext.SuppressFlow())
            {
                _timer = time.CreateTimer(static state => ((StepReporter)state!).WriteWaiting(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
