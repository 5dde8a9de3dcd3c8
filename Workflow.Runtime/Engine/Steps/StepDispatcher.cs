using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Logging;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>Executes attempts of steps: so many per queue at a time, each in a DI scope of its own, under its timeout. Thread-safe.</summary>
internal sealed class StepDispatcher(
    IServiceScopeFactory scopes, ExceptionCodecs exceptions, TimeProvider time, WorkerOptions options, EngineActivity activity, ILogger logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, StepQueue> _queues = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private volatile bool _isClosing;

    public required StepExecutors Executors { get; init; }

    public required StepLoggers Loggers { get; init; }

    public required EngineMetrics Metrics { get; init; }

    /// <summary>What log lines of bodies belong to; null where nobody logs.</summary>
    public required ILogger? Scopes { get; init; }

    /// <summary>Told, from any thread, that a queue may have room again for which nobody waits in this process.</summary>
    public event Action? RoomMade;

    /// <summary>The queues that this process has had to do with so far.</summary>
    public IEnumerable<KeyValuePair<string, StepQueue>> Queues => _queues;

    /// <summary>The journal, once the store is open.</summary>
    public required Func<Journal> Journal { get; init; }

    /// <summary>Where results are kept that outlive their runs.</summary>
    public required StepCache Cache { get; init; }

    public void Start(StepAttempt attempt)
    {
        if (attempt.Step.Cache is null) QueueOf(attempt.Step.Queue).Enter(attempt);
        else _ = FindOrEnterAsync(attempt);
    }

    /// <summary>How many steps of a queue could begin now. Where it has no room, <see cref="RoomMade"/> tells when it has again.</summary>
    public int AskForRoom(string queue) =>
        options.QueueOptions.ContainsKey(queue) || _queues.ContainsKey(queue) ? QueueOf(queue).AskForRoom() : options.MaxConcurrentSteps;

    /// <summary>Has nobody wait for room any more: those who do are reported as interrupted, but for steps that run at most once.</summary>
    public void Close()
    {
        _isClosing = true;
        foreach (StepQueue queue in _queues.Values) queue.TurnAway(all: false);
    }

    /// <summary>Asks every attempt to end; those that do are reported as interrupted.</summary>
    public void Stop()
    {
        _stopping.Cancel();
        foreach (StepQueue queue in _queues.Values) queue.TurnAway(all: true);
    }

    /// <summary>Has nothing more of a run begin that waits for room; what does is reported as interrupted.</summary>
    public void Withdraw(string runId)
    {
        foreach (StepQueue queue in _queues.Values) queue.Withdraw(runId);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        foreach (StepQueue queue in _queues.Values) queue.Dispose();
    }

    /// <summary>A result that is there already takes no room in the queue.</summary>
    private async Task FindOrEnterAsync(StepAttempt attempt)
    {
        activity.Begin();
        if (await Cache.FindAsync(attempt.Step, attempt.Arguments).ConfigureAwait(false) is { } result)
        {
            StepOutcome cached = new() { Result = result, IsCached = true, BeganAt = time.GetUtcNow() };
            Metrics.AttemptEnded(attempt, cached, elapsed: null);
            End(attempt, cached);
        }
        else
        {
            QueueOf(attempt.Step.Queue).Enter(attempt);
        }

        activity.End();
    }

    /// <summary>How the steps of a queue share this process.</summary>
    private StepQueue QueueOf(string name) => _queues.GetOrAdd(name, MakeQueue);

    private StepQueue MakeQueue(string name)
    {
        StepQueue queue = new(options.MaxConcurrencyOf(name), options.QueueOptions.GetValueOrDefault(name)?.RateLimit, time, Begin, TurnAway);
        queue.RoomMade += () => RoomMade?.Invoke();
        if (_isClosing) queue.TurnAway(all: false);
        return queue;
    }

    private void TurnAway(StepAttempt attempt) => attempt.OnEnded(attempt, new StepOutcome { IsInterrupted = true, HasNotBegun = true, BeganAt = time.GetUtcNow() });

    private void Begin(StepAttempt attempt)
    {
        activity.StepStarted();
        activity.Begin();
        // Without the caller's execution context: a step sees nothing ambient of the workflow, nor of whoever started it.
        ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Dispatcher.ExecuteAsync(state.Attempt), (Dispatcher: this, Attempt: attempt), preferLocal: false);
    }

    private async Task ExecuteAsync(StepAttempt attempt)
    {
        StepOutcome? outcome = null;
        DateTimeOffset began = time.GetUtcNow();
        if (!_stopping.IsCancellationRequested)
        {
            using AttemptStop stop = new(logger, attempt.CancellationToken, _stopping.Token);
            if (!stop.Token.IsCancellationRequested)
            {
                Loggers.Started(attempt);
                Metrics.AttemptBegan(attempt);
                Activity? span = StepSpan.Start(attempt);
                long begun = time.GetTimestamp();
                using (Scopes?.BeginScope(new StepLogScope(attempt)))
                {
                    outcome = await TryExecuteAsync(attempt, began, stop).ConfigureAwait(false);
                }

                Metrics.AttemptEnded(attempt, outcome, time.GetElapsedTime(begun));
                StepSpan.End(span, attempt, outcome);
            }
        }

        // Told before the next one begins, so that steps which are executed one at a time end in the order in which they were called.
        End(attempt, outcome ?? new StepOutcome { IsInterrupted = true, BeganAt = began });
        LeaveToBody(attempt);
        QueueOf(attempt.Step.Queue).Leave();
        activity.StepEnded();
    }

    private void End(StepAttempt attempt, StepOutcome outcome)
    {
        Loggers.Ended(attempt, outcome);
        attempt.OnEnded(attempt, outcome);
    }

    private async Task<StepOutcome> TryExecuteAsync(StepAttempt attempt, DateTimeOffset began, AttemptStop stop)
    {
        StepReporter reporter = new(attempt, Journal, time, logger);
        AsyncServiceScope? scope = null;
        try
        {
            scope = scopes.CreateAsyncScope();
            StepContext.Current = new StepContext(
                attempt.RunId, attempt.Workflow, attempt.Step.Name, attempt.Call, attempt.Attempt, reporter, stop.Token);
            Payload result = await InvokeAsync(attempt, scope.Value.ServiceProvider, reporter, stop).ConfigureAwait(false);
            // The next attempt's result would not be smaller.
            if (WorkflowValueException.IfTooLarge($"the result of step '{attempt.Step.Name}'", attempt.Workflow, attempt.Step.Name, result, options.MaxPayloadBytes) is { } tooLarge)
                return Failed(attempt, began, tooLarge) with { IsFatal = true };
            if (attempt.Step.Cache is not null) Cache.Keep(attempt.Step, attempt.Arguments, result);
            return new StepOutcome { Result = result, BeganAt = began };
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested && !attempt.CancellationToken.IsCancellationRequested && _stopping.IsCancellationRequested)
        {
            return new StepOutcome { IsInterrupted = true, BeganAt = began };
        }
        catch (Exception error)
        {
            // Not the exception: what it says is the user's data, and is in the run's log.
            logger.LogDebug("Attempt {Attempt} of step {Step} of run {RunId} failed with {Exception}", attempt.Attempt, attempt.Step.Name, attempt.RunId, error.GetType());
            return Failed(attempt, began, error);
        }
        finally
        {
            if (scope is { } services) await LeaveScopeAsync(attempt, services).ConfigureAwait(false);
            reporter.End();
        }
    }

    /// <summary>Disposes the services of an attempt. A body that was cut off may still use them: they go when it ends, and nobody waits for that.</summary>
    private Task LeaveScopeAsync(StepAttempt attempt, AsyncServiceScope scope)
    {
        Task disposal = DisposeAsync(attempt, scope);
        return attempt.CutOff is null ? disposal : Task.CompletedTask;
    }

    private async Task DisposeAsync(StepAttempt attempt, AsyncServiceScope scope)
    {
        if (attempt.CutOff is { } body) await body.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The user's own: what the body did is done, and must not be done again for this.
            logger.LogWarning(error, "The services of step {Step} of run {RunId} could not be disposed", attempt.Step.Name, attempt.RunId);
        }
    }

    private Task<Payload> InvokeAsync(StepAttempt attempt, IServiceProvider services, StepReporter reporter, AttemptStop stop)
    {
        if (AttemptLimits.Any(attempt.Step)) return InvokeWithinLimitsAsync(attempt, services, reporter, stop);
        LeaveToBody(attempt);
        return RunAsync(attempt, services, stop.Token);
    }

    private async Task<Payload> InvokeWithinLimitsAsync(StepAttempt attempt, IServiceProvider services, StepReporter reporter, AttemptStop stop)
    {
        // On a thread of its own, so that the time runs for a body as well that blocks before its first await; and not before the thread does.
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<Payload> body = Task.Run(
            () =>
            {
                begun.SetResult();
                return RunAsync(attempt, services, stop.Token);
            },
            CancellationToken.None);
        await begun.Task.ConfigureAwait(false);
        AttemptLimits limits = new(attempt, reporter, time);
        Task<bool> inTime = limits.EndsInTimeAsync(body);
        LeaveToBody(attempt);
        if (await inTime.ConfigureAwait(false)) return await body.ConfigureAwait(false);
        TimeoutException exceeded = limits.Exceeded();
        // The body is asked to stop and not waited for: one that ignores its token must not hold the run up.
        attempt.CutOff = body;
        stop.Ask();
        throw exceeded;
    }

    /// <summary>An attempt moves by itself until its body runs, which may take as long as it likes; a body that is not reached has its attempt end.</summary>
    private void LeaveToBody(StepAttempt attempt)
    {
        if (attempt.IsLeftToBody) return;
        attempt.IsLeftToBody = true;
        activity.End();
    }

    private async Task<Payload> RunAsync(StepAttempt attempt, IServiceProvider services, CancellationToken stop)
    {
        if (Executors.Find(attempt.Executor) is not { } executor) return await attempt.Step.InvokeAsync(services, attempt.Arguments, stop).ConfigureAwait(false);
        Payload result = await executor.ExecuteAsync(new StepExecution(attempt.Step, attempt.Arguments, StepContext.Current!, services), stop).ConfigureAwait(false);
        // Found out here it fails the step; found out when the run reads it, it would block the run.
        attempt.Step.CheckResult(result);
        return result;
    }

    private StepOutcome Failed(StepAttempt attempt, DateTimeOffset began, Exception error)
    {
        Exception reported = error is ValueException value ? WorkflowValueException.StepResult(attempt.Workflow, attempt.Step.Name, value) : error;
        return new StepOutcome
        {
            Failure = exceptions.Capture(reported),
            BeganAt = began,
            // A value that cannot be carried will not be carriable the next time either.
            IsFatal = error is FatalException or ValueException,
            RetryAfter = (error as RetryableException)?.RetryAfter,
        };
    }
}
