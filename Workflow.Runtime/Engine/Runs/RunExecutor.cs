using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Observing;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>
/// Drives one run for as long as this worker holds it: takes messages one at a time, lets the body react, commits what it did, and starts
/// steps once what they could have observed is durable.
/// </summary>
internal sealed partial class RunExecutor : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<RunMessage> _mailbox = new();

    /// <summary>What came while the run was still to be dropped.</summary>
    private readonly Queue<RunMessage> _postponed = new();
    private readonly RunExecutorServices _services;
    private readonly WorkflowDescriptor _workflow;
    private readonly RunCommits _commits;
    private readonly RunSteps _steps;

    /// <summary>Outcomes that came while the run could not take them in.</summary>
    private readonly List<RunMessage.StepEnded> _deferred = [];
    private RunRecord _run;
    private LoadedRun? _loaded;
    private int _isScheduled;
    private Exception? _blocked;

    /// <summary>Whether what is in memory must not be used: it is read back as soon as no commit is under way.</summary>
    private bool _isBroken;
    private int _failures;
    private int _refusals;
    private bool _isStopping;

    /// <summary>The order to pause that is being obeyed; 0 for none.</summary>
    private long _pause;

    /// <summary>Whether the run was taken before its time to begin: it is not loaded.</summary>
    private bool _isTooEarly;
    private bool _isGone;

    public RunExecutor(RunRecord run, WorkflowDescriptor workflow, RunExecutorServices services)
    {
        _run = run;
        _workflow = workflow;
        _services = services;
        _commits = new RunCommits(run, workflow, services, Post);
        _steps = new RunSteps(run, run.Executor ?? workflow.Executor, services, Post);
    }

    public string RunId => _run.RunId;

    /// <summary>The run as the store has it after its last commit, so that nobody need read what was just written.</summary>
    public RunRecord EndedBy(CommitRun last) => _commits.EndedBy(last);

    /// <summary>Hands over a message. From any thread.</summary>
    public void Post(RunMessage message)
    {
        _services.Activity.Begin();
        _mailbox.Enqueue(message);
        Schedule();
    }

    async void IThreadPoolWorkItem.Execute()
    {
        EnterSegment();
        while (_mailbox.TryDequeue(out RunMessage? message))
        {
            if (message is RunMessage.Begin) BeginSegment();
            bool isPostponed = MustDropFirst(message);
            if (isPostponed) _postponed.Enqueue(message);
            else await HandleSafelyAsync(message).ConfigureAwait(false);
            if (_mailbox.IsEmpty) await SettleSafelyAsync().ConfigureAwait(false);
            if (!isPostponed) _services.Activity.End();
            while (!_commits.IsUnderWay && _mailbox.IsEmpty && _postponed.TryDequeue(out RunMessage? postponed))
            {
                await HandleSafelyAsync(postponed).ConfigureAwait(false);
                await SettleSafelyAsync().ConfigureAwait(false);
                _services.Activity.End();
            }
        }

        Volatile.Write(ref _isScheduled, 0);
        if (!_mailbox.IsEmpty) Schedule();
    }

    /// <summary>Whether the run reacts to a message only after it was dropped at the checkpoint where it is.</summary>
    private bool MustDropFirst(RunMessage message) =>
        _services.Policy.DropsFirst && (_loaded is not null || _postponed.Count > 0)
        && message is RunMessage.StepEnded or RunMessage.InboxArrived or RunMessage.TimersDue;

    private void Schedule()
    {
        if (Interlocked.CompareExchange(ref _isScheduled, 1, 0) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private async Task HandleSafelyAsync(RunMessage message)
    {
        // A run that is about to be suspended reacts to nothing but its commit, and to being lost.
        if (_isGone || _blocked is not null && message is not (RunMessage.Committed or RunMessage.Lost)) return;
        if (_isBroken && message is RunMessage.StepEnded ended)
        {
            _deferred.Add(ended);
            return;
        }

        // What else comes meanwhile is found again when the run is read back.
        if (_isBroken && message is not (RunMessage.Committed or RunMessage.Lost or RunMessage.Stop)) return;
        try
        {
            await HandleAsync(message).ConfigureAwait(false);
        }
        catch (BlockedException blocked)
        {
            Block(blocked);
        }
        catch (Exception error)
        {
            if (message is RunMessage.StepEnded again) _deferred.Add(again);
            await RecoverAsync(error).ConfigureAwait(false);
        }
    }

    private async Task SettleSafelyAsync()
    {
        while (!_isGone && !_isBroken)
        {
            try
            {
                await SettleAsync().ConfigureAwait(false);
                return;
            }
            catch (BlockedException blocked)
            {
                Block(blocked);
            }
            catch (Exception error)
            {
                await RecoverAsync(error).ConfigureAwait(false);
            }
        }
    }

    private Task HandleAsync(RunMessage message) => message switch
    {
        RunMessage.Begin begin => BeginAsync(begin.Inbox),
        RunMessage.StepEnded ended => EndStepAsync(ended),
        RunMessage.TimersDue => FireTimersAsync(),
        RunMessage.InboxArrived inbox => ReadInboxAsync(inbox.Messages),
        RunMessage.Committed committed => AfterCommitAsync(committed),
        RunMessage.ForeignContinuation => RejectForeignContinuationAsync(),
        RunMessage.FlushStarts => FlushStarts(),
        RunMessage.CheckOwnership => CheckOwnershipAsync(),
        RunMessage.Lost => LoseAsync(),
        RunMessage.Stop => Stop(),
        _ => throw new InvalidOperationException($"No handler for {message}."),
    };

    private async Task EndStepAsync(RunMessage.StepEnded ended)
    {
        RunContext context = await LoadAsync().ConfigureAwait(false);
        _steps.Ended(ended);
        if (!ended.Outcome.IsInterrupted) _steps.Record(context, ended);
        else if (context.Pending.GetValueOrDefault(ended.Call) is not PendingStep step || step.Attempt != ended.Attempt) return;
        // The log tells of what had not begun when the run was paused, and of nothing else.
        else if (step.Step.AtMostOnce && !(ended.Outcome.HasNotBegun && _pause > 0)) _steps.Record(context, ended with { Outcome = _steps.Interrupted(step) });
        // The attempt is still to be made: whoever takes the run next must be woken for it.
        else _steps.Add(step, context.Log.LastObservable);
    }

    private async Task AfterCommitAsync(RunMessage.Committed committed)
    {
        _commits.Return();
        if (committed.Error is not null || committed.Outcome!.Kind != StoreOutcomeKind.Done)
        {
            _services.Logger.LogWarning(committed.Error, "Run {RunId}: a commit was refused ({Outcome})", RunId, committed.Outcome?.Kind);
            // Once can be a lost reply, which reading back settles. A store that goes on refusing is given time.
            await ReloadUntilDoneAsync(++_refusals == 1 ? TimeSpan.Zero : Pauses.After(_refusals)).ConfigureAwait(false);
            return;
        }

        _failures = _refusals = 0;
        _commits.Acknowledge(committed.Commit);
        _steps.Acknowledge(_commits.DurableSequence);
        if (committed.Commit.Release) await LeaveAsync(committed.Commit).ConfigureAwait(false);
        else if (_isBroken) await ReloadUntilDoneAsync(TimeSpan.Zero).ConfigureAwait(false);
    }

    private static Task RejectForeignContinuationAsync() => throw new BlockedException(
        "The workflow awaited something that is not durable (Task.Run, Task.Delay, I/O, a lock), and it tried to continue the run from "
        + "outside. Move that work into a [Step].");

    private Task FlushStarts()
    {
        _commits.FlushesStarts = true;
        return Task.CompletedTask;
    }

    private Task Stop()
    {
        _isStopping = true;
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<LogEntry>> OpenChildrenAsync()
    {
        try
        {
            return [.. Children.OpenIn(await _services.Loader.ReadLogAsync(Durable).ConfigureAwait(false))];
        }
        catch (BlockedException error)
        {
            // A run whose log cannot be read must be ended all the same.
            _services.Logger.LogWarning("Run {RunId} ends; whether it has children that should be told is unknown: {Reason}", RunId, error.Message);
            return [];
        }
    }

    /// <summary>The run as far as it is durable.</summary>
    private RunRecord Durable => _run with { LastSequence = _commits.DurableSequence };

    /// <summary>The run's state in memory, loaded from the store where it is not there.</summary>
    private ValueTask<RunContext> LoadAsync() => _loaded is { } loaded ? new ValueTask<RunContext>(loaded.Context) : new ValueTask<RunContext>(LoadFromStoreAsync());

    private async Task<RunContext> LoadFromStoreAsync()
    {
        long begun = _services.Time.GetTimestamp();
        LoadedRun loaded = await _services.Loader.LoadAsync(
            Durable, _workflow, () => Post(new RunMessage.ForeignContinuation())).ConfigureAwait(false);
        _loaded = loaded;
        TellLoaded(loaded.Kind, _services.Time.GetElapsedTime(begun));
        if (_services.Observers.Watches(RunId)) _services.Observers.Tell(ProgressReader.OfLoaded(Durable, _workflow, loaded.Context, _services.Time.GetUtcNow(), _services.Logger));
        return loaded.Context;
    }

    /// <summary>After every batch of messages: starts what may start, commits what must be committed, leaves where nothing is left to do.</summary>
    private async Task SettleAsync()
    {
        if (_commits.Ending is not null)
        {
            if (!_commits.IsUnderWay) _commits.EndAtOnce(_steps, await OpenChildrenAsync().ConfigureAwait(false));
            return;
        }

        if (_isTooEarly)
        {
            if (!_commits.IsUnderWay) _commits.PutBack(_run.WakeAt);
            return;
        }

        if (_loaded?.Context.Violation is { } violation) Block(violation);
        if (_blocked is not null)
        {
            if (!_commits.IsUnderWay) _commits.Block(_loaded?.Context, _steps, _blocked);
            return;
        }

        if (_loaded is null && !_isStopping) return;
        RunContext context = await LoadAsync().ConfigureAwait(false);
        // Before anything that the body did in this turn is passed on, for it will be taken back.
        if (IsStuck(context)) throw new BlockedException(
            "The workflow waits for something that is not durable, so nothing recorded could ever continue it. Move that work into a [Step].");
        _steps.TakeFrom(context);
        // Before the steps that the body called after it wrote them begin to write theirs.
        _commits.WriteLogLines(context);
        if (!_services.Policy.DropsFirst && !_commits.IsLettingGo && _pause == 0) _steps.StartReady(_commits.DurableSequence, IsLeaving);
        if (_commits.IsUnderWay) return;
        if (context.Body.IsCompleted) _commits.End(context, _steps);
        else if (context.Continuation is not null) _commits.BeginAnew(context, _steps);
        else _commits.Advance(context, _steps, MayPark(), IsLeaving, _pause);
        await DropAtCheckpointAsync(context).ConfigureAwait(false);
    }

    private bool MayPark() => _mailbox.IsEmpty && (IsLeaving || _services.Policy.ParksWaitingRuns);

    /// <summary>Whether the run is to be let go although it could go on: its worker stops, or an operator pauses it.</summary>
    private bool IsLeaving => _isStopping || _pause > 0;

    private static bool IsStuck(RunContext context) => context.Pending.Count == 0 && !context.Body.IsCompleted && context.Continuation is null;

    private async Task DropAtCheckpointAsync(RunContext context)
    {
        if (_commits.IsUnderWay || context.Log.Uncommitted.Count > 0) return;
        if (_steps.HasUnstarted && !_services.Policy.DropsFirst || !_services.Policy.DropsAtCheckpoint()) return;
        await DisposeLoadedAsync().ConfigureAwait(false);
        if (!IsLeaving) _steps.StartReady(_commits.DurableSequence);
    }

    private async Task LeaveAsync(CommitRun? last)
    {
        _isGone = true;
        _steps.CancelAll();
        _services.Timers.Set(Post, null);
        await DisposeLoadedAsync().ConfigureAwait(false);
        EndSegment(last);
        _services.Scheduler.Left(this, last);
    }

    private async Task DisposeLoadedAsync()
    {
        if (_loaded is not { } loaded) return;
        _loaded = null;
        try
        {
            await loaded.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The user's own: what it was made for is over, so the run goes on.
            _services.Logger.LogWarning(error, "Run {RunId}: the services of the workflow's instance could not be disposed", RunId);
        }
    }
}
