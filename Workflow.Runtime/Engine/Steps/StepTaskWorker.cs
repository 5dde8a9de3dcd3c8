using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Scheduling;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>Executes steps of runs that other workers hold: takes their tasks from the store and reports the outcomes to their inboxes.</summary>
internal sealed class StepTaskWorker : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<StepTask, StepAttempt> _executing = new();
    private readonly StepTaskWorkerServices _services;
    private readonly Signal _signal;
    private readonly WakeTimer _timer;
    private Journal _journal = null!;
    private CancellationToken _stopped;
    private bool _isAcquisitionUnknown;
    private volatile bool _leftTasksBehind;
    private volatile bool _mayHaveLostTasks;
    private volatile bool _isStopping;

    public StepTaskWorker(StepTaskWorkerServices services)
    {
        _services = services;
        _signal = new Signal(services.Activity);
        _timer = new WakeTimer(services.Time, () => _signal.Raise(StoreChanges.StepTasks));
        services.Dispatcher.RoomMade += RaiseIfLeft;
    }

    public int Executing => _executing.Count;

    private bool Serves => _services.Queues.Count > 0 && _services.StepNames.Count > 0;

    public void Raise()
    {
        if (Serves) _signal.Raise(StoreChanges.StepTasks);
    }

    /// <summary>
    /// Has what is being executed compared with what the store says this worker holds: a task goes without a word to its worker when the run gives it up or ends, or when a
    /// lapsed lease gives it to another.
    /// </summary>
    public void CheckHeld()
    {
        if (_executing.IsEmpty) return;
        _mayHaveLostTasks = true;
        Raise();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        if (!Serves) return;
        _stopped = stopping;
        _journal = await _services.Open(stopping).ConfigureAwait(false);
        _signal.Raise(StoreChanges.StepTasks);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _signal.WaitAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                await AcquireAsync(stopping).ConfigureAwait(false);
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                _services.Logger.LogError(error, "Step tasks cannot be taken from the store; trying again");
                await Task.Delay(PauseAfterFailure, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _signal.Raise(StoreChanges.StepTasks);
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

    /// <summary>Takes no more tasks, and waits until those in hand have ended and are reported, or the time is over.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        _isStopping = true;
        long begun = Environment.TickCount64;
        while (!_executing.IsEmpty && Environment.TickCount64 - begun < patience.TotalMilliseconds)
            await Task.Delay(5).ConfigureAwait(false);
    }

    public void Dispose() => _timer.Dispose();

    private async Task AcquireAsync(CancellationToken stopping)
    {
        if (_mayHaveLostTasks) await CancelLostAsync(stopping).ConfigureAwait(false);
        if (_isStopping) return;
        if (_isAcquisitionUnknown)
        {
            await StartLostTasksAsync(stopping).ConfigureAwait(false);
            _isAcquisitionUnknown = false;
        }

        // Before the room is counted: whoever ends after that asks again.
        _leftTasksBehind = true;
        bool isLeft = false;
        DateTimeOffset? due = null;
        foreach (string queue in _services.Queues)
        {
            int room = RoomIn(queue);
            isLeft |= room <= 0;
            if (room <= 0) continue;
            AcquiredSteps acquired = await AcquireAsync(queue, room, stopping).ConfigureAwait(false);
            foreach (StepTask task in acquired.Tasks) TryStart(task);
            isLeft |= acquired.Tasks.Count == room;
            if (!(due <= acquired.NextDue)) due = acquired.NextDue ?? due;
        }

        _leftTasksBehind = isLeft;
        if (due is not null) _timer.Set(due);
    }

    /// <summary>As much as the steps leave that this process executes already, those of its own runs among them.</summary>
    private int RoomIn(string queue)
    {
        int held = _executing.Keys.Count(task => task.Task.Queue == queue);
        return Math.Min(_services.Options.MaxConcurrencyOf(queue) - held, _services.Dispatcher.AskForRoom(queue));
    }

    private async Task<AcquiredSteps> AcquireAsync(string queue, int room, CancellationToken stopping)
    {
        try
        {
            return await _services.Store.AcquireStepsAsync(new StepAcquisition(
                _services.WorkerId, [queue], _services.StepNames, room,
                _services.Time.GetUtcNow(), _services.LeaseTime.GetUtcNow()), stopping).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not StoreException { IsTransient: true })
        {
            // Tasks may have been taken for this worker that it knows nothing of.
            _isAcquisitionUnknown = true;
            throw;
        }
    }

    /// <summary>Stops whatever is executed for tasks that this worker no longer holds: its outcome would be refused.</summary>
    private async Task CancelLostAsync(CancellationToken stopping)
    {
        // Noted before the look: a task that is taken meanwhile may not be in it.
        KeyValuePair<StepTask, StepAttempt>[] executing = [.. _executing];
        HashSet<(string, long, long)> held = [];
        foreach (StepTask task in await _services.Store.ReadStepTasksAsync(_services.WorkerId, stopping).ConfigureAwait(false)) held.Add(KeyOf(task));
        _mayHaveLostTasks = false;
        foreach ((StepTask task, StepAttempt attempt) in executing)
            if (!held.Contains(KeyOf(task))) attempt.Cancel();
    }

    private static (string Run, long Call, long Epoch) KeyOf(StepTask task) => (task.RunId, task.Task.Sequence, task.Epoch);

    /// <summary>Starts what an acquisition took whose outcome was not told.</summary>
    private async Task StartLostTasksAsync(CancellationToken stopping)
    {
        // Noted before the look: a task that ends meanwhile is held no longer.
        HashSet<(string, long, long)> known = [.. _executing.Keys.Select(KeyOf)];
        foreach (StepTask held in await _services.Store.ReadStepTasksAsync(_services.WorkerId, stopping).ConfigureAwait(false))
            if (!known.Contains(KeyOf(held))) TryStart(held);
    }

    private void TryStart(StepTask task)
    {
        try
        {
            Start(task);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or PayloadException)
        {
            _services.Logger.LogError(
                error, "The task of step {Step} (call {Call} of run {RunId}) cannot be read by this worker; it is left to the next one",
                task.Task.Step, task.Task.Sequence, task.RunId);
        }
    }

    private void Start(StepTask task)
    {
        _services.Registry.TryGetStep(task.Task.Step, out StepDescriptor? step);
        (string workflow, string? version, string? ofRun, Payload arguments) = StepTaskJson.Read(task.Task.Data.Span);
        string? executor = step!.Executor ?? ofRun;
        if (!_services.Dispatcher.Executors.Knows(executor)) throw new InvalidOperationException(_services.Dispatcher.Executors.Unknown(executor));
        StepAttempt attempt = new()
        {
            RunId = task.RunId,
            Workflow = workflow,
            Version = version,
            Trace = new TraceContext(task.Task.TraceParent, task.Task.TraceState),
            Step = step,
            Arguments = arguments,
            Call = task.Task.Sequence,
            Attempt = task.Task.Attempt,
            Executor = executor,
            Holder = new StepHolder(task.WorkerId, task.Epoch, IsOfTask: true),
            OnEnded = (ended, outcome) => End(task, ended, outcome),
        };
        _executing[task] = attempt;
        if (step.AtMostOnce && task.MayHaveRun)
        {
            End(task, attempt, StepOutcome.Interrupted(step, _services.Time.GetUtcNow(), _services.Exceptions, StepOutcome.WasHandedOut));
            return;
        }

        _services.Dispatcher.Start(attempt);
    }

    private void End(StepTask task, StepAttempt attempt, StepOutcome outcome)
    {
        // An attempt that was cut off leaves its task to whoever takes it when this worker is gone.
        if (outcome.IsInterrupted)
        {
            Remove(task);
            return;
        }

        _ = ReportAsync(task, new CompleteStep(task, StepOutcomeJson.Write(attempt, outcome), _services.Time.GetUtcNow()));
    }

    /// <summary>Reports until the store has said what became of the report. Its fence makes a repeated one harmless.</summary>
    private async Task ReportAsync(StepTask task, CompleteStep report)
    {
        _services.Activity.Begin();
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                StoreOutcome outcome = await _journal.WriteAsync(report).ConfigureAwait(false);
                if (outcome.Kind != StoreOutcomeKind.Done)
                    _services.Logger.LogWarning("The outcome of step {Step} of run {RunId} was refused ({Outcome})", task.Task.Step, task.RunId, outcome.Kind);
                break;
            }
            catch (Exception error)
            {
                _services.Logger.LogWarning(error, "Whether the outcome of step {Step} of run {RunId} was recorded is unknown", task.Task.Step, task.RunId);
                // A worker that stops withdraws, which frees the task for others.
                if (_stopped.IsCancellationRequested || error is ObjectDisposedException) break;
            }

            await Task.Delay(pause, _stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Remove(task);
        _services.Activity.End();
    }

    private void Remove(StepTask task)
    {
        _executing.TryRemove(task, out _);
        RaiseIfLeft();
    }

    private void RaiseIfLeft()
    {
        if (_leftTasksBehind) Raise();
    }
}
