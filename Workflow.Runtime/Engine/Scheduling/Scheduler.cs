using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>
/// Takes runs that are ready, as many as there is room for, and gives each to an executor. Acts on signals and timers only; it never
/// polls.
/// </summary>
internal sealed class Scheduler : IScheduler, IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);

    /// <summary>The executor of every run in memory; null while the run is only being created.</summary>
    private readonly ConcurrentDictionary<string, RunExecutor?> _active = new(StringComparer.Ordinal);
    private readonly SchedulerServices _services;
    private readonly Signal _signal;
    private readonly WakeTimer _timer;
    private readonly Lock _wakeLock = new();
    private DateTimeOffset? _nextWake;
    private bool _isAcquisitionUnknown;
    private volatile bool _leftRunsBehind;
    private volatile bool _isStopping;

    public Scheduler(SchedulerServices services)
    {
        _services = services;
        _signal = new Signal(services.Activity);
        _timer = new WakeTimer(services.Time, OnWake);
    }

    /// <summary>What executors are made with; set once, before the first run, because executors need the scheduler in turn.</summary>
    public RunExecutorServices ExecutorServices { get; set; } = null!;

    public int ActiveRuns => _active.Count;

    public bool IsStopping => _isStopping;

    public bool IsActive(string runId) => _active.TryGetValue(runId, out RunExecutor? executor) && executor is not null;

    /// <summary>Something may be ready: look.</summary>
    public void Raise(StoreChanges changes) => _signal.Raise(changes);

    public void RequestInbox() => _signal.Raise(StoreChanges.Inbox);

    /// <summary>
    /// Sets a place aside for a run that is about to be created with this worker as its owner. At most one creation of a run has it, and none
    /// while the run is in memory. Whoever gets it calls <see cref="Adopt"/> or <see cref="GiveUpPlace"/>.
    /// </summary>
    public bool TryReservePlace(string runId) => !_isStopping && _active.Count < _services.MaxConcurrentRuns && _active.TryAdd(runId, null);

    public void GiveUpPlace(string runId)
    {
        if (_active.TryRemove(new KeyValuePair<string, RunExecutor?>(runId, null)) && _leftRunsBehind) _signal.Raise(StoreChanges.RunsReady);
    }

    /// <summary>Gives a run that was created for this worker to an executor, in the place set aside, without asking the store.</summary>
    public void Adopt(RunRecord run, WorkflowDescriptor workflow)
    {
        // A worker that stops withdraws, which frees the run for others.
        if (_isStopping)
        {
            GiveUpPlace(run.RunId);
            return;
        }

        RunExecutor executor = new(run, workflow, ExecutorServices);
        // Where the place is taken, the run was lost and has been acquired again meanwhile.
        if (_active.TryUpdate(run.RunId, executor, null)) Begin(executor, []);
    }

    public void Left(RunExecutor executor, CommitRun? last)
    {
        _active.TryRemove(new KeyValuePair<string, RunExecutor?>(executor.RunId, executor));
        if (last is null)
        {
            // A run that was lost may have been ended, or let go, already: those who wait look again, and so does the scheduler.
            _services.Results.Ended(executor.RunId, null);
            _signal.Raise(StoreChanges.RunsReady);
        }
        else if (last.Status.IsTerminal())
        {
            _services.Results.Ended(executor.RunId, executor.EndedBy(last));
        }
        else
        {
            // Until just now those who wait were told by this worker alone; meanwhile another one may have ended it.
            _services.Results.Ended(executor.RunId, null);
            if (last is { WakeAt: { } wake }) WakeNoLaterThan(wake);
        }

        if (_leftRunsBehind) _signal.Raise(StoreChanges.RunsReady);
    }

    /// <summary>The lease was over for a while: every executor finds out whether it still holds its run.</summary>
    public void CheckOwnership()
    {
        foreach (RunExecutor? executor in _active.Values) executor?.Post(new RunMessage.CheckOwnership());
    }

    /// <summary>Reacts to signals until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        _signal.Raise(StoreChanges.RunsReady | StoreChanges.Inbox);
        while (!stopping.IsCancellationRequested)
        {
            StoreChanges reasons;
            try
            {
                reasons = await _signal.WaitAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                if (reasons.HasFlag(StoreChanges.RunsReady)) await AcquireAsync(stopping).ConfigureAwait(false);
                if (reasons.HasFlag(StoreChanges.Inbox)) await ReadInboxesAsync(stopping).ConfigureAwait(false);
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                _services.Logger.LogError(error, "Runs cannot be taken from the store; trying again");
                await Task.Delay(PauseAfterFailure, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _signal.Raise(reasons);
            }
            catch (Exception)
            {
                // The worker stops; whatever the store said no longer matters.
            }
            finally
            {
                _services.Activity.End();
            }
        }
    }

    /// <summary>Asks every executor to let its run go, and waits until all have, or the time is over.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        _isStopping = true;
        foreach (RunExecutor? executor in _active.Values) executor?.Post(new RunMessage.Stop());
        long begun = Environment.TickCount64;
        while (!_active.IsEmpty && Environment.TickCount64 - begun < patience.TotalMilliseconds)
            await Task.Delay(5).ConfigureAwait(false);
    }

    public void Dispose() => _timer.Dispose();

    private async Task AcquireAsync(CancellationToken stopping)
    {
        if (_isStopping || _services.Hosted.Count == 0) return;
        if (_isAcquisitionUnknown)
        {
            await foreach (RunRecord run in LostRuns.FindAsync(_services, _active.ContainsKey, stopping).ConfigureAwait(false)) Begin(run, []);
            _isAcquisitionUnknown = false;
            _signal.Raise(StoreChanges.Inbox);
        }

        // Before the room is counted: whoever leaves after that asks again.
        _leftRunsBehind = true;
        int room = _services.MaxConcurrentRuns - _active.Count;
        if (room <= 0) return;
        AcquiredRuns acquired = await AcquireAsync(room, stopping).ConfigureAwait(false);
        if (acquired.Runs.Count > 0)
        {
            ILookup<string, InboxMessage> inbox = await ReadInboxOrAskAgainAsync(stopping).ConfigureAwait(false);
            foreach (RunRecord run in acquired.Runs) Begin(run, [.. inbox[run.RunId]]);
        }

        _leftRunsBehind = acquired.Runs.Count == room;
        // Where runs were left behind, the next one to leave asks again.
        if (acquired.NextWake is { } wake && !_leftRunsBehind) WakeNoLaterThan(wake);
    }

    private async Task<AcquiredRuns> AcquireAsync(int room, CancellationToken stopping)
    {
        try
        {
            return await _services.Store.AcquireRunsAsync(new RunAcquisition(
                _services.WorkerId, _services.Hosted, room, _services.Time.GetUtcNow(), _services.LeaseTime.GetUtcNow()), stopping).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not StoreException { IsTransient: true })
        {
            // Runs may have been taken for this worker that it knows nothing of.
            _isAcquisitionUnknown = true;
            throw;
        }
    }

    /// <summary>What was taken must be begun, whether or not its inbox can be read just now.</summary>
    private async Task<ILookup<string, InboxMessage>> ReadInboxOrAskAgainAsync(CancellationToken stopping)
    {
        IReadOnlyList<InboxMessage> messages = [];
        try
        {
            messages = await _services.Store.ReadInboxAsync(_services.WorkerId, stopping).ConfigureAwait(false);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            _services.Logger.LogWarning(error, "Inboxes cannot be read; trying again");
            _signal.Raise(StoreChanges.Inbox);
        }

        return messages.ToLookup(message => message.RunId);
    }

    private async Task ReadInboxesAsync(CancellationToken stopping)
    {
        if (_active.IsEmpty) return;
        foreach (IGrouping<string, InboxMessage> messages in (await _services.Store.ReadInboxAsync(_services.WorkerId, stopping).ConfigureAwait(false))
            .GroupBy(message => message.RunId))
        {
            if (_active.TryGetValue(messages.Key, out RunExecutor? executor)) executor?.Post(new RunMessage.InboxArrived([.. messages]));
        }
    }

    /// <summary>Gives an acquired run to an executor. One that had it before has lost it, whether it knows or not.</summary>
    private void Begin(RunRecord run, IReadOnlyList<InboxMessage> inbox)
    {
        RunExecutor executor = new(run, _services.Registry.Workflow(run.Workflow, run.Version)!, ExecutorServices);
        RunExecutor? former = _active.GetValueOrDefault(run.RunId);
        _active[run.RunId] = executor;
        former?.Post(new RunMessage.Lost());
        Begin(executor, inbox);
    }

    private void Begin(RunExecutor executor, IReadOnlyList<InboxMessage> inbox)
    {
        executor.Post(new RunMessage.Begin(inbox));
        if (_isStopping) executor.Post(new RunMessage.Stop());
    }

    private void WakeNoLaterThan(DateTimeOffset wake)
    {
        lock (_wakeLock)
        {
            if (_nextWake <= wake) return;
            _nextWake = wake;
            _timer.Set(wake);
        }
    }

    private void OnWake()
    {
        lock (_wakeLock) _nextWake = null;
        _signal.Raise(StoreChanges.RunsReady);
    }
}
