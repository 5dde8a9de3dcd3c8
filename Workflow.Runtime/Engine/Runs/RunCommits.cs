using System.Diagnostics;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Observing;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>What of one run is durable, and the commits that make more of it so; one at a time.</summary>
internal sealed class RunCommits(RunRecord run, WorkflowDescriptor workflow, RunExecutorServices services, Action<RunMessage> post)
{
    /// <summary>What a paused run tells.</summary>
    public const string PausedReason = "Paused by an operator. It goes on when it is resumed.";

    private readonly List<Action> _heldLogLines = [];
    private readonly RunSnapshots _snapshots = new(run, workflow, services);

    /// <summary>What observers are told when the commit under way is durable; null where nobody watches.</summary>
    private RunProgress? _progress;

    public long DurableSequence { get; private set; } = run.LastSequence;

    public RunInbox Inbox { get; } = new();

    /// <summary>The span of the segment; null where nobody listens.</summary>
    public Activity? Segment { get; set; }

    public bool IsUnderWay { get; private set; }

    /// <summary>Whether the commit under way lets the run go: nothing may begin that it does not know of.</summary>
    public bool IsLettingGo { get; private set; }

    /// <summary>Why the run is to end without its body being asked; null unless it is.</summary>
    public RunEnding? Ending { get; set; }

    /// <summary>Whether starts of steps are to be committed although nothing waits for them.</summary>
    public bool FlushesStarts { get; set; }

    /// <summary>Commits what there is to commit, and lets the run go where it only waits for the world.</summary>
    public void Advance(RunContext context, RunSteps steps, bool mayPark, bool isLeaving, long pause)
    {
        // Of a run that is paused the log tells what has not begun.
        bool release = mayPark && !steps.IsExecuting && (pause > 0 || (isLeaving ? !steps.HasUnstartedOnce : !steps.HasUnstarted));
        DateTimeOffset? wakeAt = Earliest(run.Deadline, Earliest(context.NextTimer, steps.NextRetry));
        // While it is to be let go nothing is tried again, and while it is to be paused no time passes for it: it would be woken again and again for what is due.
        DateTimeOffset? next = pause > 0 ? run.Deadline : isLeaving ? Earliest(run.Deadline, context.NextTimer) : wakeAt;
        if (!release && !IsUrgent(context, steps))
        {
            services.Timers.Set(post, next);
            if (context.Log.Uncommitted.Count > 0) services.StartFlusher.Plan(post);
            return;
        }

        FlushesStarts = false;
        bool pauses = release && pause > 0;
        if (pauses) Inbox.Note(pause);
        // Before the pause is noted: whoever loads the run must read that.
        SnapshotRecord? snapshot = _snapshots.Take(context, release);
        if (pauses) context.Log.Append(new LogEntry { Type = EventTypes.RunPaused, Time = services.Time.GetUtcNow(), NotBegun = steps.UnstartedOnce });
        services.Timers.Set(post, release ? null : next);
        Submit(NewCommit(context, steps, release ? RunStatus.Suspended : RunStatus.Running, services.Time.GetUtcNow()) with
        {
            // A run that is let go in the middle of its steps goes on at once elsewhere.
            WakeAt = release && steps.HasUnstarted ? services.Time.GetUtcNow() : wakeAt,
            Snapshot = snapshot,
            Release = release,
            IsPaused = pauses,
            BlockedReason = pauses ? PausedReason : null,
            ConsumedResume = pauses ? Inbox.LastResume : null,
        }, context);
    }

    /// <summary>Ends what the run has done so far, and has it begin anew with what its body wants, in another incarnation.</summary>
    public void BeginAnew(RunContext context, RunSteps steps)
    {
        (WorkflowDescriptor next, LogEntry beginning) = context.Continuation!.Value;
        DateTimeOffset now = services.Time.GetUtcNow();
        // What the body still asked for after it asked for this is of no meaning.
        context.Log.TruncateAfter(beginning.Sequence);
        context.NewHooks.RemoveAll(hook => hook.Sequence > beginning.Sequence);
        context.NewChildren.RemoveAll(child => child.Call.Sequence > beginning.Sequence);
        foreach (LogEntry signal in context.Signals) context.Log.Append(signal with { Sequence = 0 });
        Abandon(context, steps);
        CommitRun commit = NewCommit(context, steps, RunStatus.Suspended, now);
        Submit(commit with
        {
            WakeAt = now,
            Release = true,
            Beginning = new NewBeginning(next.Name, next.Version, beginning.Sequence),
            Messages = [.. commit.Messages, .. CloseChildren(context, now)],
            ClosedHooks = [.. commit.ClosedHooks, .. OpenHooks(context)],
        }, context);
    }

    /// <summary>Ends the run as its body ended.</summary>
    public void End(RunContext context, RunSteps steps)
    {
        Task<Payload> body = context.Body;
        WorkflowValueException? tooLarge = body.IsCompletedSuccessfully
            ? WorkflowValueException.IfTooLarge("its result", run.Workflow, null, body.Result, services.Runs.MaxPayloadBytes) : null;
        if (body.IsCompletedSuccessfully && tooLarge is null)
        {
            End(context, steps, RunStatus.Completed, new LogEntry { Type = EventTypes.WorkflowCompleted, Payload = body.Result });
            return;
        }

        Exception error = tooLarge ?? body.Exception?.InnerException ?? new TaskCanceledException(body);
        FailureRecord failure = services.Runs.Exceptions.Capture(error);
        bool isCancelled = error is OperationCanceledException && context.IsCancelRequested;
        End(context, steps, isCancelled ? RunStatus.Cancelled : RunStatus.Failed, new LogEntry
        {
            Type = isCancelled ? EventTypes.WorkflowCancelled : EventTypes.WorkflowFailed,
            Call = isCancelled ? 0 : context.FailedCall(error),
            Failure = failure,
        });
    }

    /// <summary>Ends the run without asking its body, which need not even be loadable.</summary>
    /// <param name="steps">Its steps.</param>
    /// <param name="openChildren">The children that are under way.</param>
    public void EndAtOnce(RunSteps steps, IEnumerable<LogEntry> openChildren)
    {
        bool isTimedOut = Ending == RunEnding.TimedOut;
        FailureRecord failure = services.Runs.Exceptions.Capture(Ending switch
        {
            RunEnding.TimedOut => new TimeoutException($"The run did not end by {run.Deadline:O}."),
            RunEnding.Terminated => new OperationCanceledException("The run was terminated."),
            _ => new OperationCanceledException("The run was cancelled before it began."),
        });
        DateTimeOffset now = services.Time.GetUtcNow();
        RunStatus status = isTimedOut ? RunStatus.TimedOut : RunStatus.Cancelled;
        steps.CancelAll();
        services.Timers.Set(post, null);
        Submit(NewCommit(null, null, status, now) with
        {
            Release = true,
            Failure = failure.ToUtf8(),
            Events = [LogEntryWriter.Write(new LogEntry
            {
                Type = isTimedOut ? EventTypes.WorkflowTimedOut : EventTypes.WorkflowCancelled, Sequence = DurableSequence + 1, Time = now,
                Kind = Ending == RunEnding.Terminated ? "terminated" : null, Failure = failure,
            })],
            Messages = [.. Children.OrdersTo(openChildren, run, now), .. ToParent(status, null, failure, now)],
        }, null);
    }

    /// <summary>Lets a run go that was taken before its time to begin, as it was.</summary>
    public void PutBack(DateTimeOffset? wakeAt) =>
        Submit(NewCommit(null, null, RunStatus.Pending, services.Time.GetUtcNow()) with { WakeAt = wakeAt, Release = true }, null);

    /// <summary>Suspends the run with a reason. What its last turn did before it went wrong is forgotten.</summary>
    public void Block(RunContext? context, RunSteps steps, Exception reason)
    {
        context?.ForgetLastTurn();
        if (context is not null) steps.TakeFrom(context);
        services.Timers.Set(post, null);
        Submit(NewCommit(context, context is null ? null : steps, RunStatus.Suspended, services.Time.GetUtcNow()) with
        {
            Tags = null,
            BlockedReason = reason.Message,
            ConsumedResume = Inbox.LastResume,
            Release = true,
        }, null, reason);
    }

    /// <summary>Notes that the store has answered the commit under way.</summary>
    public void Return() => IsUnderWay = IsLettingGo = false;

    /// <summary>Notes that a commit is durable, and tells what waited for that: log lines, observers.</summary>
    public void Acknowledge(CommitRun commit)
    {
        DurableSequence = commit.ExpectedSequence + commit.Events.Count;
        Inbox.Acknowledge(commit);
        foreach (Action line in _heldLogLines) line();
        _heldLogLines.Clear();
        services.Observers.Tell(_progress);
        _progress = null;
    }

    /// <summary>Writes log lines at once where nothing that they could have observed waits to become durable, and no earlier lines do.</summary>
    public void WriteLogLines(RunContext context)
    {
        if (context.LogLines.Count == 0 || _heldLogLines.Count > 0 || context.Log.LastObservable > DurableSequence) return;
        foreach (Action line in context.LogLines) line();
        context.LogLines.Clear();
    }

    /// <summary>The run as the store has it after the commit that ended it.</summary>
    public RunRecord EndedBy(CommitRun last) => run with
    {
        Status = last.Status,
        Result = last.Result,
        Failure = last.Failure,
        Tags = last.Tags ?? run.Tags,
        ShapeHash = last.ShapeHash,
        BlockedReason = last.BlockedReason,
        LastSequence = last.ExpectedSequence + last.Events.Count,
        WakeAt = null,
        Owner = null,
        UpdatedAt = last.Now,
        CompletedAt = last.Now,
        AcquisitionsWithoutProgress = 0,
    };

    /// <summary>Starts over from what the store has.</summary>
    public void Reset(RunRecord stored)
    {
        DurableSequence = stored.LastSequence;
        Inbox.Reset();
        _heldLogLines.Clear();
        _progress = null;
    }

    private bool IsUrgent(RunContext context, RunSteps steps) =>
        context.Log.Uncommitted.Count > 0 && (FlushesStarts || services.Policy.FlushesEveryEvent || context.Log.LastObservable > DurableSequence)
        || Inbox.HasHandled || steps.NewTasks.Count > 0 || steps.CancelledTasks.Count > 0 || context.NewMessages.Count > 0 || steps.WaitsForCall(DurableSequence);

    private void End(RunContext context, RunSteps steps, RunStatus status, LogEntry end)
    {
        DateTimeOffset now = services.Time.GetUtcNow();
        end = context.Log.Append(end with { Time = now });
        Abandon(context, steps);
        CommitRun commit = NewCommit(context, steps, status, now);
        Submit(commit with
        {
            Release = true,
            Messages = [.. commit.Messages, .. CloseChildren(context, now), .. ToParent(status, end.Payload, end.Failure, now)],
            // Typed, for a null array would become data of no bytes.
            Result = end.Payload is { } result ? PayloadJson.ToUtf8(result) : (ReadOnlyMemory<byte>?)null,
            Failure = end.Failure is { } failure ? failure.ToUtf8() : (ReadOnlyMemory<byte>?)null,
        }, context);
    }

    private void Abandon(RunContext context, RunSteps steps)
    {
        steps.CancelAll();
        steps.CancelledTasks.AddRange(context.Pending.Values.OfType<PendingStep>().Where(step => step.Remote).Select(step => step.Sequence));
        services.Timers.Set(post, null);
    }

    /// <summary>Tells the children that are under way that this run has ended, as they want it.</summary>
    private DeliverMessage[] CloseChildren(RunContext context, DateTimeOffset now) => context.Pending.Count == 0 ? [] :
    [
        .. context.Pending.Values.OfType<PendingMessage>()
            .Where(static call => call is { Kind: MessageKind.Child, OnParentClose: not ParentClosePolicy.Abandon })
            .Select(call => Children.Order(Children.ParentOf(run, call.Sequence), call.Address!, call.OnParentClose == ParentClosePolicy.Cancel ? InboxMessageKinds.Cancel : InboxMessageKinds.Terminate, now)),
    ];

    private static string[] OpenHooks(RunContext context) =>
        [.. context.Pending.Values.OfType<PendingMessage>().Where(static call => call.Kind == MessageKind.Hook).Select(static call => call.Address!)];

    private DeliverMessage[] ToParent(RunStatus status, Payload? result, FailureRecord? failure, DateTimeOffset now)
    {
        if (run.Parent is not { } parent) return [];
        if (status is RunStatus.Cancelled or RunStatus.TimedOut)
            failure = services.Runs.Exceptions.Capture(new ChildRunException($"Child run '{run.RunId}' ended {status.ToText()}: {failure?.Message}", run.RunId, status));
        byte[] data = MessageJson.ChildOutcome(parent.Call, result is { } payload ? PayloadJson.ToUtf8(payload) : null, failure?.ToUtf8(), TraceContext.Of(Segment));
        return [new DeliverMessage(parent.RunId, InboxMessageKinds.ChildOutcome, data, now, $"child {parent.Call}") { ToCreatedAt = parent.CreatedAt }];
    }

    /// <summary>A commit of everything that has happened since the last one.</summary>
    private CommitRun NewCommit(RunContext? context, RunSteps? steps, RunStatus status, DateTimeOffset now)
    {
        if (context is not null)
        {
            _heldLogLines.AddRange(context.LogLines);
            context.LogLines.Clear();
        }

        long last = context?.Log.LastSequence ?? 0;
        EventRecord[] events = context is null ? [] : Array.ConvertAll(context.Log.TakeUncommitted(), LogEntryWriter.Write);
        return new CommitRun
        {
            RunId = run.RunId,
            WorkerId = services.WorkerId,
            Epoch = run.Epoch,
            ExpectedSequence = DurableSequence,
            ShapeHash = workflow.ShapeHash,
            Status = status,
            Now = now,
            Events = events,
            NewHooks = context is null ? [] : Take(context.NewHooks),
            ExpiredHooks = context is null ? [] : Take(context.ExpiredHooks),
            ClosedHooks = context is null ? [] : Take(context.ClosedHooks),
            NewChildren = context is null or { NewChildren.Count: 0 } ? [] : TakeChildren(context, now),
            Messages = context is null ? [] : Take(context.NewMessages),
            Tags = context?.TakeTags(),
            ConsumedInbox = Inbox.LastHandled,
            NewStepTasks = steps is null or { NewTasks.Count: 0 } ? [] : TakeTasks(steps, last),
            CancelledStepTasks = steps is null ? [] : Take(steps.CancelledTasks),
        };
    }

    private NewChild NewChild((WorkflowDescriptor Workflow, PendingMessage Call, Payload Input, ChildOptions Options) child, DateTimeOffset now)
    {
        (WorkflowDescriptor workflow, PendingMessage call, Payload input, ChildOptions options) = child;
        CreateRun create = Creation.Of(workflow, input, call.Address!, now, new StartOptions
        {
            Tags = options.Tags,
            Timeout = options.Timeout,
            CreatedBy = run.CreatedBy,
            Workspace = run.Workspace,
            Project = run.Project,
        }, TraceContext.Within(Segment, run));
        RunParent parent = Children.ParentOf(run, call.Sequence);
        FailureRecord refusal = Restarts.Refusal(services.Runs.Exceptions, run.RunId, call.Address!);
        return new NewChild(create with { Run = create.Run with { Parent = parent } }, MessageJson.ChildOutcome(call.Sequence, null, refusal.ToUtf8()));
    }

    // A method of its own, for else the closure would be made for every commit, and nearly none has children.
    private NewChild[] TakeChildren(RunContext context, DateTimeOffset now) => Array.ConvertAll(Take(context.NewChildren), child => NewChild(child, now));

    /// <summary>But for those that were given up before anybody could know of them, or whose calls were taken back.</summary>
    private static List<NewStepTask> TakeTasks(RunSteps steps, long last)
    {
        List<NewStepTask> taken = [];
        foreach (NewStepTask task in steps.NewTasks)
            if (task.Sequence <= last && !steps.CancelledTasks.Contains(task.Sequence)) taken.Add(task);
        steps.NewTasks.Clear();
        return taken;
    }

    private static T[] Take<T>(List<T> list)
    {
        T[] taken = [.. list];
        list.Clear();
        return taken;
    }

    private void Submit(CommitRun commit, RunContext? context, Exception? blocked = null)
    {
        IsUnderWay = true;
        IsLettingGo = commit.Release;
        // Nobody could follow a link to a span that is not recorded.
        if (commit.Release && Segment is { Recorded: true } segment) commit = commit with { Segment = TraceContext.Of(segment).Parent };
        _progress = services.Observers.Watches(run.RunId) ? ProgressReader.OfCommit(run, workflow, context, commit, blocked, services.Logger) : null;
        services.Journal.Write(commit, (outcome, error) => post(new RunMessage.Committed(commit, outcome, error)));
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
