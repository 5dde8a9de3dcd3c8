using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine;

/// <summary>Finds out from where an ended run can go on.</summary>
/// <remarks>
/// The log is cut where the run went wrong: before the failure of the step or child that ended it, else after the last thing that its body reacted to, before what it made of
/// that. What came in from outside after the cut for calls made before it (parallel steps, answers, signals) is put into the inbox again, so that nothing that was done is done twice.
/// </remarks>
internal static class Restarts
{
    /// <summary>How often a restart is planned anew because a child of the run has changed since it was planned.</summary>
    public const int MaxPlans = 10;

    private const int PageSize = 1000;

    /// <summary>Plans the restart of a run, and of its children that ended together with it, or ended it.</summary>
    /// <exception cref="InvalidOperationException">The run has not ended, or has completed.</exception>
    public static async Task<RestartRun> PlanAsync(
        IWorkflowStore store, ExceptionCodecs exceptions, RunRecord run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!run.Status.IsTerminal() || run.Status == RunStatus.Completed) throw NotFailed(run);
        List<LogEntry> log = await ReadAsync(store, run, cancellationToken).ConfigureAwait(false);
        (long cut, long call) = CutOf(run, log);
        LogEntry restarted = new() { Type = EventTypes.RunRestarted, Sequence = run.LastSequence + 1, Time = now, From = cut, Call = call };
        DateTimeOffset begin = run.StartAt is { } start && start > now ? start : now;
        // Of runs that were created before their timeout was kept only the deadline is known.
        TimeSpan? limit = run.Timeout ?? run.Deadline - (log.FindLast(static each => each.Type == EventTypes.RunRestarted)?.Time ?? run.CreatedAt);
        LogEntry[] again = [.. log.Where(each => each.Sequence > cut && each.Call < cut && (call == 0 || each.Call != call))];
        List<(string Kind, ReadOnlyMemory<byte> Data, DateTimeOffset Time)> messages =
            [.. again.SelectMany(each => MessageOf(each, log).Select(message => (message.Kind, message.Data, each.Time)))];
        // A hook that expired after the cut is waited for again, so it is open again: nothing is put into the inbox for it.
        LogEntry[] counted =
            [.. log.Where(each => each.Sequence < cut), .. again.Where(static each => EventTypes.IsStimulus(each.Type) && each.Type != EventTypes.HookExpired)];
        List<RestartRun> children = [];
        List<string> awaited = [];
        foreach (LogEntry child in Children.OpenIn(counted))
        {
            RunRecord? record = await store.ReadRunAsync(child.Address!, cancellationToken).ConfigureAwait(false);
            if (record is null)
                messages.Add((InboxMessageKinds.ChildOutcome, MessageJson.ChildOutcome(child.Sequence, null, Deleted(exceptions, child.Address!).ToUtf8()), now));
            else if (!Children.ParentOf(run, child.Sequence).IsSameAs(record.Parent))
                messages.Add((InboxMessageKinds.ChildOutcome, MessageJson.ChildOutcome(child.Sequence, null, Refusal(exceptions, run.RunId, record.RunId).ToUtf8()), now));
            else if (!record.Status.IsTerminal()) awaited.Add(record.RunId);
            // One that ended while the run was over told nobody.
            else if (record.Status == RunStatus.Completed)
                messages.Add((InboxMessageKinds.ChildOutcome, MessageJson.ChildOutcome(child.Sequence, record.Result?.ToArray(), null), now));
            else children.Add(await PlanAsync(store, exceptions, record, now, cancellationToken).ConfigureAwait(false));
        }

        return new RestartRun(
            run.RunId, run.LastSequence, [LogEntryWriter.Write(restarted)], messages,
            limit is { } duration && duration < DateTimeOffset.MaxValue - begin ? begin + duration : null, now)
        {
            WakeAt = begin > now ? begin : null,
            OpenHooks = [.. OpenCalls.In(counted, EventTypes.HookCreated).Select(static each => each.Address!)],
            Children = children,
            AwaitedChildren = awaited,
        };
    }

    /// <summary>Why a child is not started: its id belongs to another run.</summary>
    public static FailureRecord Refusal(ExceptionCodecs exceptions, string parent, string child) => exceptions.Capture(new RunAlreadyExistsException(
        child, $"A run with id '{child}' exists already, so it cannot be started as a child of '{parent}'. Give the child another id, or none."));

    /// <summary>Why nothing is heard of a child any more: it ended, and was deleted, before its parent was restarted.</summary>
    private static FailureRecord Deleted(ExceptionCodecs exceptions, string child) => exceptions.Capture(new ChildRunException(
        $"Child run '{child}' has ended and been deleted, so nobody knows how it ended, and it cannot be restarted.", child, RunStatus.Failed));

    /// <summary>Adds an event to those that count. One that tells of a restart takes away what does not count any more.</summary>
    public static void Add(List<LogEntry> log, LogEntry entry)
    {
        if (entry.Type == EventTypes.RunRestarted) log.RemoveAll(each => !Keeps(entry, each));
        log.Add(entry);
    }

    private static bool Keeps(LogEntry restart, LogEntry entry) => CallRules.OutlivesRestart(entry.Type, entry.Sequence, entry.Call, restart.From, restart.Call);

    public static InvalidOperationException NotFailed(RunRecord run) => new(
        $"Run '{run.RunId}' is {run.Status.ToText()}. Only a run that has failed, was cancelled or timed out can be restarted.");

    private static async Task<List<LogEntry>> ReadAsync(IWorkflowStore store, RunRecord run, CancellationToken cancellationToken)
    {
        List<LogEntry> log = [];
        for (long after = run.FirstSequence; after < run.LastSequence;)
        {
            IReadOnlyList<EventRecord> page = await store.ReadEventsAsync(run.RunId, after, PageSize, cancellationToken).ConfigureAwait(false);
            if (page.Count == 0) break;
            foreach (EventRecord record in page) Add(log, LogEntry.Read(record));

            after = page[^1].Sequence;
        }

        return log;
    }

    /// <summary>The first event that does not count any more, and the call that is tried again with all its attempts; 0 for none.</summary>
    private static (long Cut, long Call) CutOf(RunRecord run, List<LogEntry> log)
    {
        LogEntry? end = log.FindLast(static each => EventTypes.IsEnd(each.Type));
        long endSequence = end?.Sequence ?? run.LastSequence + 1;
        if (run.Status == RunStatus.TimedOut) return (endSequence, 0);
        if (run.Status == RunStatus.Cancelled) return (log.FindLast(static each => each.Type == EventTypes.CancelRequested)?.Sequence ?? endSequence, 0);
        if (end is { Call: > 0 } && log.Find(each => each.Call == end.Call && each.Type is EventTypes.StepFailed or EventTypes.ChildFailed) is { } failure)
            return (failure.Sequence, end.Call);
        return ((log.FindLast(static each => EventTypes.IsStimulus(each.Type))?.Sequence ?? run.FirstSequence) + 1, 0);
    }

    private static IEnumerable<(string Kind, ReadOnlyMemory<byte> Data)> MessageOf(LogEntry entry, List<LogEntry> log)
    {
        switch (entry.Type)
        {
            case EventTypes.StepCompleted or EventTypes.StepFailed:
                yield return (InboxMessageKinds.StepOutcome, StepOutcomeJson.Write(entry.Call, entry.Attempt, new StepOutcome
                {
                    Result = entry.Payload,
                    Failure = entry.Failure,
                    BeganAt = entry.BeganAt,
                    IsFatal = entry.Failure is not null,
                }));
                break;
            case EventTypes.SignalReceived when entry.Payload is { } payload:
                yield return (InboxMessageKinds.Signal, MessageJson.Signal(entry.Name!, payload));
                break;
            case EventTypes.HookReceived when entry.Payload is { } payload && log.Find(each => each.Sequence == entry.Call)?.Address is { } token:
                yield return (InboxMessageKinds.HookAnswer, MessageJson.Answer(token, payload));
                break;
            case EventTypes.ChildCompleted or EventTypes.ChildFailed:
                yield return (InboxMessageKinds.ChildOutcome, MessageJson.ChildOutcome(
                    entry.Call, entry.Payload is { } result ? PayloadJson.ToUtf8(result) : null, entry.Failure?.ToUtf8()));
                break;
        }
    }
}
