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
    private readonly ConcurrentDictionary<string, RunExecutor> _active = new(StringComparer.Ordinal);
    private readonly SchedulerServices _services;
    private readonly Signal _signal;
    private readonly WakeTimer _timer;
    private readonly Lock _wakeLock = new();
    private DateTimeOffset? _nextWake;
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

    public bool HasRoom => !_isStopping && _active.Count < _services.MaxConcurrentRuns;

    public bool IsActive(string runId) => _active.ContainsKey(runId);

    /// <summary>Something may be ready: look.</summary>
    public void Raise(StoreChanges changes) => _signal.Raise(changes);

    public void RequestInbox() => _signal.Raise(StoreChanges.Inbox);

    /// <summary>Gives a run that was created for this worker to an executor, without asking the store.</summary>
    public void Adopt(RunRecord run, WorkflowDescriptor workflow) => Begin(run, workflow, []);

    public void Left(RunExecutor executor, CommitRun? last)
    {
        _active.TryRemove(new KeyValuePair<string, RunExecutor>(executor.RunId, executor));
        // A run that was lost may have been ended elsewhere already: those who wait look again.
        if (last is null) _services.Results.Ended(executor.RunId, null);
        else if (last.Status.IsTerminal()) _services.Results.Ended(executor.RunId, executor.EndedBy(last));
        else if (last is { WakeAt: { } wake }) WakeNoLaterThan(wake);
        if (_leftRunsBehind) _signal.Raise(StoreChanges.RunsReady);
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
        foreach (RunExecutor executor in _active.Values) executor.Post(new RunMessage.Stop());
        long begun = Environment.TickCount64;
        while (!_active.IsEmpty && Environment.TickCount64 - begun < patience.TotalMilliseconds)
            await Task.Delay(5).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _signal.Dispose();
    }

    private async Task AcquireAsync(CancellationToken stopping)
    {
        int room = _services.MaxConcurrentRuns - _active.Count;
        if (_isStopping || _services.Hosted.Count == 0) return;
        if (room <= 0)
        {
            _leftRunsBehind = true;
            return;
        }

        AcquiredRuns acquired = await _services.Store.AcquireRunsAsync(new RunAcquisition(
            _services.WorkerId, _services.Hosted, room, _services.Time.GetUtcNow(), _services.LeaseTime.GetUtcNow()), stopping).ConfigureAwait(false);
        _leftRunsBehind = acquired.Runs.Count == room;
        if (acquired.Runs.Count > 0)
        {
            ILookup<string, InboxMessage> inbox = (await _services.Store.ReadInboxAsync(_services.WorkerId, stopping).ConfigureAwait(false))
                .ToLookup(message => message.RunId);
            foreach (RunRecord run in acquired.Runs) Begin(run, _services.Registry.Workflow(run.Workflow, run.Version)!, [.. inbox[run.RunId]]);
        }

        // Where runs were left behind, the next one to leave asks again.
        if (acquired.NextWake is { } wake && !_leftRunsBehind) WakeNoLaterThan(wake);
    }

    private async Task ReadInboxesAsync(CancellationToken stopping)
    {
        if (_active.IsEmpty) return;
        foreach (IGrouping<string, InboxMessage> messages in (await _services.Store.ReadInboxAsync(_services.WorkerId, stopping).ConfigureAwait(false))
            .GroupBy(message => message.RunId))
        {
            if (_active.TryGetValue(messages.Key, out RunExecutor? executor)) executor.Post(new RunMessage.InboxArrived([.. messages]));
        }
    }

    private void Begin(RunRecord run, WorkflowDescriptor workflow, IReadOnlyList<InboxMessage> inbox)
    {
        RunExecutor executor = new(run, workflow, ExecutorServices);
        _active[run.RunId] = executor;
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
