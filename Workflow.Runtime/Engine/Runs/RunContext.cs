using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>
/// One incarnation of a run in memory: its body, its pending calls, its log. Dropped when the run parks and made anew, from the log, when
/// it resumes. Everything but <see cref="RunLogger"/> is touched on the pump only.
/// </summary>
internal sealed partial class RunContext : WorkflowContext, IDisposable
{
    private readonly WorkflowDescriptor _workflow;
    private readonly RunServices _services;
    private readonly SortedDictionary<long, PendingCall> _pending = [];
    private readonly SortedSet<(DateTimeOffset Due, long Sequence)> _timers = [];
    private readonly CancellationTokenSource _cancellation = new();
    private ConditionalWeakTable<Exception, object>? _failedCalls;
    private readonly Pump _pump;
    private readonly RunLogger _logger;
    private RunInfo _run;
    private Task<Payload>? _body;
    private bool _turnIsReplayed;

    /// <summary>What the body had asked of the world before its last turn.</summary>
    private Asked _askedBefore;

    public RunContext(RunInfo run, WorkflowDescriptor workflow, RunServices services, RunLog log, Action onForeignContinuation)
    {
        _run = run;
        Log = log;
        _workflow = workflow;
        _services = services;
        _pump = new Pump(onForeignContinuation);
        _logger = new RunLogger(services.UserLogger, run, () => _turnIsReplayed);
        KeepAll();
    }

    public RunLog Log { get; }

    internal override RunFrames Frames { get; } = new();

    public override RunInfo Run => _run;

    public override ILogger Logger => _logger;

    public override CancellationToken CancellationToken => _cancellation.Token;

    public override Random Random
    {
        get
        {
            EnsureOnPump("Durable.Random");
            return SeededRandom ??= new SeededRandom(ulong.Parse(
                RecordValue(RecordedValueKinds.RandomSeed, () => Text(_services.NewSeed())), CultureInfo.InvariantCulture));
        }
    }

    public override DateTimeOffset UtcNow
    {
        get
        {
            EnsureOnPump("Durable.UtcNow");
            return DateTimeOffset.ParseExact(
                RecordValue(RecordedValueKinds.UtcNow, () => _services.Time.GetUtcNow().ToString("O")), "O", null);
        }
    }

    /// <summary>Calls without an end yet, by the sequence number of their command.</summary>
    public IReadOnlyDictionary<long, PendingCall> Pending => _pending;

    /// <summary>Step calls that were made since the executor last looked.</summary>
    public List<PendingStep> NewSteps { get; } = [];

    /// <summary>Step calls that were cancelled since the executor last looked.</summary>
    public List<PendingStep> CancelledSteps { get; } = [];

    /// <summary>Log lines that may be written once all events up to now are durable.</summary>
    public List<Action> LogLines => _logger.Lines;

    /// <summary>When the body's next timer ends; null where it waits for none.</summary>
    public DateTimeOffset? NextTimer => _timers.Count == 0 ? null : _timers.Min.Due;

    /// <summary>The last event before the body's last reaction: up to here the log is good whatever the reaction did.</summary>
    public long SafeSequence { get; private set; }

    /// <summary>What makes it impossible to go on; user code cannot swallow it.</summary>
    public Exception? Violation { get; private set; }

    /// <summary>The body's task; completed when the body has ended.</summary>
    public Task<Payload> Body => _body ?? throw new InvalidOperationException("The body has not been started.");

    public bool IsCancelRequested => _cancellation.IsCancellationRequested;

    /// <summary>Takes back the body's last reaction: what it added to the log, and what it asked of the world.</summary>
    public void ForgetLastTurn()
    {
        Log.TruncateAfter(SafeSequence);
        _askedBefore.CutBack(this);
    }

    /// <summary>Runs the first turn, and then one turn for every recorded stimulus.</summary>
    public void StartAndReplay(Func<WorkflowContext, Task<Payload>> body)
    {
        // A run that begins anew takes along the signals that it had not waited for.
        while (Log.Peek() is { Type: EventTypes.SignalReceived } kept)
        {
            Signals.Add(kept);
            Log.Advance();
        }

        RunTurn(() => InScope(() => _body = body(this)), Log.IsReplaying);
        ReplayRest();
    }

    private void ReplayRest()
    {
        while (Violation is null && Log.Peek() is { } next)
        {
            if (EventTypes.IsCommand(next.Type))
            {
                Disagree(next, Body.IsCompleted ? "end" : "wait for something else");
                break;
            }

            Log.Advance();
            RunTurn(() => Apply(next), isReplayed: true);
        }

        _turnIsReplayed = false;
    }

    /// <summary>Appends something that has just happened to the log and runs the body's reaction to it.</summary>
    public void Deliver(LogEntry stimulus)
    {
        stimulus = Log.Append(stimulus);
        RunTurn(() => Apply(stimulus), isReplayed: false);
    }

    /// <summary>Appends something that the body does not react to, and that is not taken back with what it did.</summary>
    public LogEntry Note(LogEntry entry)
    {
        entry = Log.Append(entry);
        if (Violation is null) KeepAll();
        return entry;
    }

    public override Task<TResult> CallStep<TArguments, TResult>(
        StepDescriptor<TArguments, TResult> step, TArguments arguments, CancellationToken cancellationToken = default)
    {
        EnsureOnPump($"step '{step.Name}'");
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<TResult>(cancellationToken);
        Payload payload;
        try
        {
            payload = Payload.Write(step.Arguments, arguments);
        }
        catch (ValueException error)
        {
            return Task.FromException<TResult>(WorkflowValueException.Argument(Run.Workflow, step.Name, error));
        }

        bool isRecorded = Log.IsReplaying;
        bool remote = !_services.ServesQueue(step.Queue);
        // Recorded, for on replay the limit may be another.
        string? refusal = isRecorded ? null : WorkflowValueException.IfTooLarge(
            $"the arguments of step '{step.Name}'", Run.Workflow, step.Name, payload, _services.MaxPayloadBytes)?.Message;
        LogEntry command = Command(new LogEntry
        {
            Type = EventTypes.StepStarted,
            Name = step.Name,
            Payload = refusal is null ? payload : null,
            Remote = remote && refusal is null,
            Queue = remote && refusal is null ? step.Queue : null,
            Value = refusal,
        });
        if (command.Value is { } refused) return Task.FromException<TResult>(WorkflowValueException.Refused(refused, Run.Workflow, step.Name));
        PendingStep<TResult> call = new(command.Sequence, step, step.Result, payload)
        {
            Remote = command.Remote,
            IsTaskRecorded = isRecorded && command.Remote,
            Requires = Log.LastObservable,
            FirstAttemptAt = command.Time,
        };
        NewSteps.Add(call);
        AddPending(call, cancellationToken);
        return call.Task;
    }

    public override Task Delay(TimeSpan duration, CancellationToken cancellationToken) =>
        StartTimer(() => Later(duration), cancellationToken).Task;

    public override Task DelayUntil(DateTimeOffset due, CancellationToken cancellationToken) =>
        StartTimer(() => due.ToUniversalTime(), cancellationToken).Task;

    public override Task WaitAsync(Task task, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        NeedsTimer(task, timeout) ? WaitFrame<NoResult>.Start(this, task, timeout, cancellationToken) : Until(task, task.WaitAsync(cancellationToken), cancellationToken);

    public override Task<T> WaitAsync<T>(Task<T> task, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        NeedsTimer(task, timeout) ? WaitFrame<T>.Start(this, task, timeout, cancellationToken) : Until(task, task.WaitAsync(cancellationToken), cancellationToken);

    public override Guid NewGuid()
    {
        EnsureOnPump("Durable.NewGuid");
        return Guid.Parse(RecordValue(RecordedValueKinds.NewGuid, () => _services.NewGuid().ToString()));
    }

    public override bool Patched(string id)
    {
        EnsureOnPump("Durable.Patched");
        if (Patches.TryGetValue(id, out bool isPatched)) return isPatched;
        isPatched = Log.TakePatch(id);
        if (!isPatched && !Log.IsReplaying)
        {
            RecordValue(RecordedValueKinds.Patched, () => id);
            isPatched = true;
        }

        return Patches[id] = isPatched;
    }

    public override void LogEvent(string name, IReadOnlyDictionary<string, string>? data)
    {
        EnsureOnPump("Durable.LogEvent");
        Command(new LogEntry { Type = EventTypes.LogEvent, Name = name, Data = data });
    }

    internal override void Block(Exception error) => Violation ??= new BlockedException(error.Message, error);

    /// <summary>The exception that a recorded failure arrives as, live and recovered alike.</summary>
    public Exception Rebuild(FailureRecord failure, long call)
    {
        Exception exception = _services.Exceptions.Rebuild(failure, _workflow.CaughtExceptions);
        NoteFailedCall(exception, call);
        return exception;
    }

    /// <summary>Remembers which call an exception comes from.</summary>
    public void NoteFailedCall(Exception exception, long call) => (_failedCalls ??= []).AddOrUpdate(exception, call);

    /// <summary>The call that failed with an exception, or with one that it holds; 0 where none is known.</summary>
    public long FailedCall(Exception error)
    {
        for (Exception? each = error; each is not null; each = each.InnerException)
            if (_failedCalls?.TryGetValue(each, out object? call) == true) return (long)call!;
        return 0;
    }

    /// <inheritdoc cref="Rebuild(FailureRecord, long)"/>
    public Exception Rebuild(FailureRecord failure, PendingStep call, LogEntry entry)
    {
        Exception exception = Rebuild(failure, call.Sequence);
        StepFailureExtensions.Attach(exception, new StepFailure(call.Step.Name, entry.Attempt, call.FirstAttemptAt, entry.BeganAt));
        return exception;
    }

    public void Dispose() => _cancellation.Dispose();

    private void RunTurn(Action turn, bool isReplayed)
    {
        _turnIsReplayed = isReplayed;
        KeepAll();
        try
        {
            _pump.RunTurn(turn);
        }
        catch (BlockedException blocked)
        {
            Violation ??= blocked;
        }
        catch (Exception error)
        {
            // What a body throws goes into its task. This came from an async void method or a callback on a cancellation token.
            Violation ??= new BlockedException(
                $"An exception escaped the workflow other than through its task (async void, a callback on a cancellation token): {error.Message}", error);
        }
    }

    /// <summary>Whatever the body does from here on, what was done so far is not taken back.</summary>
    private void KeepAll()
    {
        SafeSequence = Log.LastSequence;
        _askedBefore = new Asked(this);
    }

    private void Apply(LogEntry stimulus)
    {
        if (stimulus.Type == EventTypes.CancelRequested)
        {
            CancelEverything();
            return;
        }

        if (Keeps(stimulus)) return;
        long ended = stimulus.Type == EventTypes.SignalReceived ? NextWait(stimulus.Name!)!.Sequence : stimulus.Call;
        if (!RemovePending(ended, out PendingCall? call))
            throw new BlockedException(
                $"Event {stimulus.Sequence} ({stimulus.Type}) ends call {ended}, which the code did not make or has given up.");
        call.Registration.Unregister();
        call.Complete(stimulus, this);
    }

    private string RecordValue(string kind, Func<string> value) => Command(new LogEntry
    {
        Type = EventTypes.ValueRecorded,
        Kind = kind,
        Value = Log.IsReplaying ? null : value(),
    }).Value!;

    /// <summary>Records what the body does: a new event, or, on replay, the one that it caused the last time.</summary>
    private LogEntry Command(LogEntry command)
    {
        if (Log.Peek() is not { } recorded)
        {
            command.Time = _services.Time.GetUtcNow();
            return Log.Append(command);
        }

        if (recorded.Type != command.Type || recorded.Name != command.Name || recorded.Kind != command.Kind || recorded.Call != command.Call)
            throw Disagree(recorded, Describe(command));
        Log.Advance();
        return recorded;
    }

    private NonDeterminismException Disagree(LogEntry recorded, string found)
    {
        NonDeterminismException error = new(Run.Id, recorded.Sequence, Describe(recorded), found, UserSource.Current());
        Violation ??= error;
        return error;
    }

    private static string Describe(LogEntry entry) =>
        (entry.Name ?? entry.Kind) is { } name ? $"{entry.Type} '{name}'" : entry.Type;

    private protected override void EnsureOnPump(string what)
    {
        if (_pump.IsCurrent) return;
        BlockedException error = new(
            $"The workflow used {what} outside the run's own flow of control, after awaiting something that is not durable (Task.Run, "
            + "Task.Delay, I/O, ConfigureAwait(false)). Move that work into a [Step].");
        Violation ??= error;
        throw error;
    }

    private DateTimeOffset Later(TimeSpan duration)
    {
        DateTimeOffset now = _services.Time.GetUtcNow();
        return duration < DateTimeOffset.MaxValue - now ? now + duration : DateTimeOffset.MaxValue;
    }

    /// <summary>Runs the body's code, or has it wait for something. Whatever it awaits here goes on in the run's scope.</summary>
    private void InScope(Action action) =>
        // The ambient scope flows with the body's own execution context and ends with this call for everybody else.
        ExecutionContext.Run(ExecutionContext.Capture()!, _ =>
        {
            Current = this;
            action();
        }, null);

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>How much there was of everything that a turn can ask for and that is not in the log.</summary>
    private readonly struct Asked(RunContext context)
    {
        private readonly int _newSteps = context.NewSteps.Count;
        private readonly int _cancelledSteps = context.CancelledSteps.Count;
        private readonly int _newHooks = context.NewHooks.Count;
        private readonly int _closedHooks = context.ClosedHooks.Count;
        private readonly int _newChildren = context.NewChildren.Count;
        private readonly int _newMessages = context.NewMessages.Count;

        public void CutBack(RunContext context)
        {
            CutBack(context.NewSteps, _newSteps);
            CutBack(context.CancelledSteps, _cancelledSteps);
            CutBack(context.NewHooks, _newHooks);
            CutBack(context.ClosedHooks, _closedHooks);
            CutBack(context.NewChildren, _newChildren);
            CutBack(context.NewMessages, _newMessages);
        }

        // Shorter than it was where somebody has taken what was in it, and with it what there was before.
        private static void CutBack<T>(List<T> list, int count)
        {
            if (list.Count > count) list.RemoveRange(count, list.Count - count);
        }
    }
}
