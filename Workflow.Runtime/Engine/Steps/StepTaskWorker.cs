using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Scheduling;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>Executes steps of runs that other workers hold: takes their tasks from the store and reports the outcomes to their inboxes.</summary>
internal sealed class StepTaskWorker : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<StepTask, StepAttempt> _executing = new();
    private readonly StepTaskWorkerServices _services;
    private readonly Signal _signal;
    private readonly WakeTimer _timer;
    private Journal _journal = null!;
    private volatile bool _leftTasksBehind;

    public StepTaskWorker(StepTaskWorkerServices services)
    {
        _services = services;
        _signal = new Signal(services.Activity);
        _timer = new WakeTimer(services.Time, () => _signal.Raise(StoreChanges.StepTasks));
    }

    public int Executing => _executing.Count;

    public void Raise() => _signal.Raise(StoreChanges.StepTasks);

    public async Task RunAsync(CancellationToken stopping)
    {
        if (_services.Queues.Count == 0 || _services.StepNames.Count == 0) return;
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

    public void Dispose()
    {
        _timer.Dispose();
        _signal.Dispose();
    }

    private async Task AcquireAsync(CancellationToken stopping)
    {
        int room = _services.Limit - _executing.Count;
        _leftTasksBehind = room <= 0;
        if (room <= 0) return;
        AcquiredSteps acquired = await _services.Store.AcquireStepsAsync(new StepAcquisition(
            _services.WorkerId, _services.Queues, _services.StepNames, room,
            _services.Time.GetUtcNow(), _services.LeaseTime.GetUtcNow()), stopping).ConfigureAwait(false);
        _leftTasksBehind = acquired.Tasks.Count == room;
        foreach (StepTask task in acquired.Tasks) Start(task);
        if (acquired.NextDue is { } due) _timer.Set(due);
    }

    private void Start(StepTask task)
    {
        _services.Registry.TryGetStep(task.Task.Step, out StepDescriptor? step);
        (string workflow, Payload arguments) = StepTaskJson.Read(task.Task.Data.Span);
        StepAttempt attempt = new()
        {
            RunId = task.RunId,
            Workflow = workflow,
            Step = step!,
            Arguments = arguments,
            Call = task.Task.Sequence,
            Attempt = task.Task.Attempt,
            OnEnded = (ended, outcome) => End(task, ended, outcome),
        };
        _executing[task] = attempt;
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

        _journal.Write(
            new CompleteStep(task, StepOutcomeJson.Write(attempt, outcome), _services.Time.GetUtcNow()),
            (result, error) =>
            {
                Remove(task);
                if (error is not null || result!.Kind != StoreOutcomeKind.Done)
                    _services.Logger.LogWarning(error, "The outcome of step {Step} of run {RunId} was refused ({Outcome})", task.Task.Step, task.RunId, result?.Kind);
            });
    }

    private void Remove(StepTask task)
    {
        _executing.TryRemove(task, out _);
        if (_leftTasksBehind) Raise();
    }
}
