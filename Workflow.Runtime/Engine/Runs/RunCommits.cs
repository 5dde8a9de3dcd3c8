using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>What of one run is durable, and the commits that make more of it so; one at a time.</summary>
internal sealed class RunCommits(RunRecord run, WorkflowDescriptor workflow, RunExecutorServices services, Action<RunMessage> post)
{
    private readonly List<Action> _heldLogLines = [];
    private readonly RunSnapshots _snapshots = new(run, workflow, services);

    public long DurableSequence { get; private set; } = run.LastSequence;

    public RunInbox Inbox { get; } = new();

    public bool IsUnderWay { get; private set; }

    /// <summary>Whether the commit under way lets the run go: nothing may begin that it does not know of.</summary>
    public bool IsLettingGo { get; private set; }

    /// <summary>Whether the run was ordered to end without running user code.</summary>
    public bool IsTerminated { get; set; }

    /// <summary>Whether starts of steps are to be committed although nothing waits for them.</summary>
    public bool FlushesStarts { get; set; }

    /// <summary>Commits what there is to commit, and lets the run go where it only waits for the world.</summary>
    public void Advance(RunContext context, RunSteps steps, bool mayPark, bool isStopping)
    {
        bool release = mayPark && !steps.IsExecuting && (isStopping || !steps.HasUnstarted);
        DateTimeOffset? wakeAt = Earliest(context.NextTimer, steps.NextRetry);
        if (!release && !IsUrgent(context, steps))
        {
            services.Timers.Set(post, wakeAt);
            if (context.Log.Uncommitted.Count > 0) services.StartFlusher.Plan(post);
            return;
        }

        FlushesStarts = false;
        SnapshotRecord? snapshot = _snapshots.Take(context, release);
        services.Timers.Set(post, release ? null : wakeAt);
        Submit(NewCommit(context, steps, release ? RunStatus.Suspended : RunStatus.Running, services.Time.GetUtcNow()) with
        {
            // A run that is let go in the middle of its steps goes on at once elsewhere.
            WakeAt = release && steps.HasUnstarted ? services.Time.GetUtcNow() : wakeAt,
            Snapshot = snapshot,
            Release = release,
        });
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
            Failure = failure,
        });
    }

    /// <summary>Ends the run without asking its body, which need not even be loadable.</summary>
    public void Terminate(RunSteps steps)
    {
        FailureRecord failure = services.Runs.Exceptions.Capture(new OperationCanceledException("The run was terminated."));
        DateTimeOffset now = services.Time.GetUtcNow();
        steps.CancelAll();
        services.Timers.Set(post, null);
        Submit(NewCommit(null, null, RunStatus.Cancelled, now) with
        {
            Release = true,
            Failure = failure.ToUtf8(),
            Events = [LogEntryWriter.Write(new LogEntry
            {
                Type = EventTypes.WorkflowCancelled, Sequence = DurableSequence + 1, Time = now, Kind = "terminated", Failure = failure,
            })],
        });
    }

    /// <summary>Suspends the run with a reason. What its last turn did before it went wrong is forgotten.</summary>
    public void Block(RunContext? context, string reason)
    {
        context?.Log.TruncateAfter(context.SafeSequence);
        services.Timers.Set(post, null);
        Submit(NewCommit(context, null, RunStatus.Suspended, services.Time.GetUtcNow()) with
        {
            BlockedReason = reason,
            ConsumedResume = Inbox.LastResume,
            Release = true,
        });
    }

    /// <summary>Notes that the store has answered the commit under way.</summary>
    public void Return() => IsUnderWay = IsLettingGo = false;

    /// <summary>Notes that a commit is durable, and writes the log lines that waited for it.</summary>
    public void Acknowledge(CommitRun commit)
    {
        DurableSequence = commit.ExpectedSequence + commit.Events.Count;
        Inbox.Acknowledge(commit);
        foreach (Action line in _heldLogLines) line();
        _heldLogLines.Clear();
    }

    /// <summary>Writes log lines at once where nothing that they could have observed waits to become durable.</summary>
    public void WriteLogLines(RunContext context)
    {
        if (context.LogLines.Count == 0 || context.Log.LastObservable > DurableSequence) return;
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
    }

    private bool IsUrgent(RunContext context, RunSteps steps) =>
        context.Log.Uncommitted.Count > 0 && (FlushesStarts || services.Policy.FlushesEveryEvent || context.Log.LastObservable > DurableSequence)
        || Inbox.HasHandled || steps.NewTasks.Count > 0 || steps.CancelledTasks.Count > 0;

    private void End(RunContext context, RunSteps steps, RunStatus status, LogEntry end)
    {
        DateTimeOffset now = services.Time.GetUtcNow();
        end = context.Log.Append(end with { Time = now });
        steps.CancelAll();
        steps.CancelledTasks.AddRange(context.Pending.Values.OfType<PendingStep>().Where(step => step.Remote).Select(step => step.Sequence));
        services.Timers.Set(post, null);
        Submit(NewCommit(context, steps, status, now) with
        {
            Release = true,
            Result = end.Payload is { } result ? PayloadJson.ToUtf8(result) : null,
            Failure = end.Failure is { } failure ? failure.ToUtf8() : null,
        });
    }

    /// <summary>A commit of everything that has happened since the last one.</summary>
    private CommitRun NewCommit(RunContext? context, RunSteps? steps, RunStatus status, DateTimeOffset now)
    {
        if (context is not null)
        {
            _heldLogLines.AddRange(context.LogLines);
            context.LogLines.Clear();
        }

        return new CommitRun
        {
            RunId = run.RunId,
            WorkerId = services.WorkerId,
            Epoch = run.Epoch,
            ExpectedSequence = DurableSequence,
            ShapeHash = workflow.ShapeHash,
            Status = status,
            Now = now,
            Events = context is null ? [] : Array.ConvertAll(context.Log.TakeUncommitted(), LogEntryWriter.Write),
            ConsumedInbox = Inbox.LastHandled,
            NewStepTasks = steps is null ? [] : Take(steps.NewTasks),
            CancelledStepTasks = steps is null ? [] : Take(steps.CancelledTasks),
        };
    }

    private static T[] Take<T>(List<T> list)
    {
        T[] taken = [.. list];
        list.Clear();
        return taken;
    }

    private void Submit(CommitRun commit)
    {
        IsUnderWay = true;
        IsLettingGo = commit.Release;
        services.Journal.Write(commit, (outcome, error) => post(new RunMessage.Committed(commit, outcome, error)));
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
