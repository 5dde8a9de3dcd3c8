using System.Diagnostics;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>The step calls of one run that are not over: those being executed here, those that wait to be, those given to other workers.</summary>
internal sealed class RunSteps(RunRecord run, string? executor, RunExecutorServices services, Action<RunMessage> post)
{
    private readonly Dictionary<long, StepAttempt> _executing = [];
    private readonly SortedList<long, PendingStep> _waiting = [];

    /// <summary>Steps that run at most once and whose bodies this worker has begun.</summary>
    private readonly HashSet<long> _once = [];

    /// <summary>
    /// How attempts ended, by call, until the event that tells of it is durable: what a commit had that the store did not take is not done again.
    /// </summary>
    private readonly Dictionary<long, (RunMessage.StepEnded Ended, long Event)> _outcomes = [];

    /// <summary>Calls whose known outcomes are on their way to the run again.</summary>
    private readonly HashSet<long> _returning = [];

    /// <summary>Tasks for other workers that the next commit inserts.</summary>
    public List<NewStepTask> NewTasks { get; } = [];

    /// <summary>Calls whose tasks the next commit withdraws.</summary>
    public List<long> CancelledTasks { get; } = [];

    /// <summary>The span of the run's segment; null where nobody listens.</summary>
    public Activity? Segment { get; set; }

    public bool IsExecuting => _executing.Count > 0 || _returning.Count > 0;

    /// <summary>Whether a step waits only for what it could have observed to become durable.</summary>
    public bool HasUnstarted
    {
        get
        {
            if (_waiting.Count == 0) return false;
            DateTimeOffset now = services.Time.GetUtcNow();
            foreach (PendingStep step in _waiting.Values)
            {
                if (!(step.RetryAt > now)) return true;
            }

            return false;
        }
    }

    /// <summary>Whether a step that runs at most once has not begun: whoever took the run next would have to think that it has.</summary>
    public bool HasUnstartedOnce => WaitsOnce(long.MinValue);

    /// <summary>The calls of the steps that run at most once and have not begun.</summary>
    public long[] UnstartedOnce => [.. _waiting.Values.Where(static step => step.Step.AtMostOnce).Select(static step => step.Sequence)];

    /// <summary>Whether a step waits for its own call to be durable.</summary>
    public bool WaitsForCall(long durableSequence) => WaitsOnce(durableSequence);

    /// <summary>When the next retry begins; null where none is planned here.</summary>
    public DateTimeOffset? NextRetry
    {
        get
        {
            DateTimeOffset? next = null;
            foreach (PendingStep step in _waiting.Values)
            {
                if (step.RetryAt is { } at && !(next <= at)) next = at;
            }

            return next;
        }
    }

    /// <summary>Takes over the calls that the body has made or given up since the last time.</summary>
    public void TakeFrom(RunContext context)
    {
        foreach (PendingStep step in context.NewSteps)
        {
            if (!context.Pending.ContainsKey(step.Sequence)) continue;
            if (step.AfterRestart == AfterRestart.MadeAgain) MakeAgain(context, step);
            if (_outcomes.TryGetValue(step.Sequence, out (RunMessage.StepEnded Ended, long) known) && known.Ended.Attempt == step.Attempt)
            {
                Return(known.Ended);
                continue;
            }

            if (MayHaveRun(step))
            {
                Return(new RunMessage.StepEnded(step.Sequence, step.Attempt, Interrupted(step)));
                continue;
            }

            if (!step.Remote && !services.Runs.ServesQueue(step.Step.Queue)) HandOver(context, step);
            Add(step, step.Step.AtMostOnce ? Math.Max(step.Requires, step.PlannedBy) : step.Requires);
        }

        foreach (PendingStep step in context.CancelledSteps)
        {
            _waiting.Remove(step.Sequence);
            _returning.Remove(step.Sequence);
            if (_executing.Remove(step.Sequence, out StepAttempt? attempt)) attempt.Cancel();
            else if (step.Remote) CancelledTasks.Add(step.Sequence);
        }

        context.NewSteps.Clear();
        context.CancelledSteps.Clear();
    }

    /// <summary>Plans an attempt.</summary>
    /// <param name="step">The call, its attempt and due time set.</param>
    /// <param name="requires">The event that must be durable before the attempt begins.</param>
    public void Add(PendingStep step, long requires)
    {
        step.Requires = requires;
        if (_executing.TryGetValue(step.Sequence, out StepAttempt? attempt) && attempt.Attempt == step.Attempt) return;
        if (!step.Remote)
        {
            _waiting[step.Sequence] = step;
            return;
        }

        if (!step.IsTaskRecorded) NewTasks.Add(StepTaskJson.ToTask(step, run, executor, step.RetryAt ?? services.Time.GetUtcNow(), TraceContext.Within(Segment, run)));
        step.IsTaskRecorded = true;
    }

    /// <summary>Starts every attempt whose time has come and whose past is durable.</summary>
    /// <param name="durableSequence">The last durable event.</param>
    /// <param name="isLeaving">Whether the run is to be let go, so that only what cannot be left to others is started.</param>
    public void StartReady(long durableSequence, bool isLeaving = false)
    {
        if (_waiting.Count == 0) return;
        DateTimeOffset now = services.Time.GetUtcNow();
        List<PendingStep>? ready = null;
        foreach (PendingStep step in _waiting.Values)
        {
            if (step.Requires > durableSequence || step.RetryAt > now || isLeaving && !step.Step.AtMostOnce) continue;
            (ready ??= new List<PendingStep>(_waiting.Count)).Add(step);
        }

        if (ready is null) return;
        // Taken out one by one, a wide fan-out would be moved once for each of its steps.
        if (ready.Count == _waiting.Count) _waiting.Clear();
        else foreach (PendingStep step in ready) _waiting.Remove(step.Sequence);
        foreach (PendingStep step in ready) Start(step);
    }

    public void Ended(RunMessage.StepEnded ended)
    {
        _returning.Remove(ended.Call);
        if (ended.Outcome.HasNotBegun) _once.Remove(ended.Call);
        if (_executing.TryGetValue(ended.Call, out StepAttempt? current) && current.Attempt == ended.Attempt) _executing.Remove(ended.Call);
    }

    /// <summary>Notes how far the run is durable.</summary>
    public void Acknowledge(long durableSequence)
    {
        foreach ((long call, (_, long sequence)) in _outcomes)
            if (sequence <= durableSequence) _outcomes.Remove(call);
    }

    /// <summary>What became of an attempt that was cut off and must not be made again.</summary>
    public StepOutcome Interrupted(PendingStep step) => StepOutcome.Interrupted(
        step.Step, step.FirstAttemptAt, services.Runs.Exceptions, step.AfterRestart == AfterRestart.Unknown ? StepOutcome.RunHadEnded : StepOutcome.WorkerHadGone);

    /// <summary>Has an attempt's outcome enter the log: the step has ended, or another attempt is planned.</summary>
    public void Record(RunContext context, RunMessage.StepEnded ended)
    {
        if (context.Violation is not null || !context.Pending.TryGetValue(ended.Call, out PendingCall? call)
            || call is not PendingStep step || step.Attempt != ended.Attempt) return;
        LogEntry entry = new()
        {
            Type = EventTypes.StepCompleted,
            Name = step.Step.Name,
            Call = ended.Call,
            Attempt = ended.Attempt,
            Payload = ended.Outcome.Result,
            IsCached = ended.Outcome.IsCached,
            Failure = ended.Outcome.Failure,
            BeganAt = ended.Outcome.Failure is null ? default : ended.Outcome.BeganAt,
            Time = services.Time.GetUtcNow(),
        };
        // Before the turn, whatever becomes of this incarnation in it. The event is the next one.
        _outcomes[ended.Call] = (ended, context.Log.LastSequence + 1);
        if (ended.Outcome.Failure is null)
            context.Deliver(entry);
        else if (!step.Step.AtMostOnce && RetryPlanner.DelayBeforeNext(step.Step.Retry, step.Attempt, ended.Outcome, Random.Shared.NextDouble()) is { } delay)
            PlanRetry(context, step, entry with { Type = EventTypes.StepRetrying, Due = delay < DateTimeOffset.MaxValue - entry.Time ? entry.Time + delay : DateTimeOffset.MaxValue });
        else
            context.Deliver(entry with { Type = EventTypes.StepFailed });
    }

    public void CancelAll()
    {
        foreach (StepAttempt attempt in _executing.Values) attempt.Cancel();
        _executing.Clear();
        _waiting.Clear();
        _returning.Clear();
    }

    /// <summary>Forgets what was planned; what is being executed goes on and is met again by call and attempt.</summary>
    public void Forget()
    {
        _waiting.Clear();
        _returning.Clear();
        NewTasks.Clear();
        CancelledTasks.Clear();
    }

    private void Return(RunMessage.StepEnded ended)
    {
        if (_returning.Add(ended.Call)) post(ended);
    }

    /// <summary>Whether a step that runs at most once waits for an event behind the given one.</summary>
    private bool WaitsOnce(long after)
    {
        if (_waiting.Count == 0) return false;
        foreach (PendingStep step in _waiting.Values)
        {
            if (step.Step.AtMostOnce && step.Requires > after) return true;
        }

        return false;
    }

    /// <summary>Whether an attempt that runs at most once was planned before this worker had the run: nobody knows whether its body has run.</summary>
    private bool MayHaveRun(PendingStep step) =>
        step.Step.AtMostOnce && !step.Remote && (step.PlannedBy <= run.LastSequence || _once.Contains(step.Sequence)) && !_executing.ContainsKey(step.Sequence);

    private void PlanRetry(RunContext context, PendingStep step, LogEntry retry)
    {
        step.Remote = !services.Runs.ServesQueue(step.Step.Queue);
        context.Note(retry with { Remote = step.Remote });
        services.Dispatcher.Loggers.Planned(run.RunId, run.Workflow, retry);
        step.Attempt++;
        step.RetryAt = retry.Due;
        step.IsTaskRecorded = false;
        Add(step, context.Log.LastObservable);
    }

    /// <summary>The call was recorded by a worker that served its queue; this one does not.</summary>
    private void HandOver(RunContext context, PendingStep step)
    {
        step.Remote = true;
        Queue(context, step);
    }

    /// <summary>Recorded before the body begins: whoever takes the run next must not think that it has not.</summary>
    private void MakeAgain(RunContext context, PendingStep step)
    {
        step.Remote = !services.Runs.ServesQueue(step.Step.Queue);
        step.AfterRestart = AfterRestart.Unaffected;
        Queue(context, step);
    }

    private void Queue(RunContext context, PendingStep step) => step.PlannedBy = context.Note(new LogEntry
    {
        Type = EventTypes.StepQueued,
        Name = step.Step.Name,
        Call = step.Sequence,
        Attempt = step.Attempt,
        Queue = step.Remote ? step.Step.Queue : null,
        Remote = step.Remote,
        Time = services.Time.GetUtcNow(),
    }).Sequence;

    private void Start(PendingStep step)
    {
        string? name = step.Step.Executor ?? executor;
        if (!services.Dispatcher.Executors.Knows(name)) throw new BlockedException($"Step '{step.Step.Name}' cannot be executed: {services.Dispatcher.Executors.Unknown(name)}");
        StepAttempt attempt = new()
        {
            RunId = run.RunId,
            Workflow = run.Workflow,
            Version = run.Version,
            Segment = Segment,
            Step = step.Step,
            Arguments = step.Arguments,
            Call = step.Sequence,
            Attempt = step.Attempt,
            Executor = name,
            Holder = new StepHolder(services.WorkerId, run.Epoch, IsOfTask: false),
            OnEnded = (ended, outcome) => post(new RunMessage.StepEnded(ended.Call, ended.Attempt, outcome)),
        };
        _executing[step.Sequence] = attempt;
        if (step.Step.AtMostOnce) _once.Add(step.Sequence);
        services.Dispatcher.Start(attempt);
    }
}
