using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;

namespace Workflow.Runtime.Engine.Runs;

// What reaches a run from outside: the beginning of its time on this worker, its inbox, and the clock.
internal sealed partial class RunExecutor
{
    private async Task BeginAsync(IReadOnlyList<InboxMessage> inbox)
    {
        if (IsTerminateAmong(inbox) || IsOverTime() || await IsTooEarlyAsync().ConfigureAwait(false)) return;
        _commits.Inbox.NoteResumes(inbox);
        if (_run.AcquisitionsWithoutProgress >= RunExecutorServices.MaxAcquisitionsWithoutProgress)
            throw new BlockedException(
                $"The run was taken {_run.AcquisitionsWithoutProgress} times without getting any further: its worker seems to die of it.");
        RunContext context = await LoadAsync().ConfigureAwait(false);
        TellReaction(inbox);
        if (_run.BlockedReason == RunCommits.PausedReason) context.Note(new LogEntry { Type = EventTypes.RunResumed, Time = _services.Time.GetUtcNow() });
        await ReadInboxAsync(inbox).ConfigureAwait(false);
        await FireTimersAsync().ConfigureAwait(false);
    }

    /// <summary>Whether the run's time to begin has not come. Its body does not run then: it is cancelled without beginning, or let go until its time.</summary>
    private async Task<bool> IsTooEarlyAsync()
    {
        _isTooEarly = _run.WakeAt > _services.Time.GetUtcNow() && (_run.LastSequence <= 1 || _run.WakeAt == _run.StartAt);
        if (!_isTooEarly) return false;
        // It was taken for an order to end, most likely, which is not among what the scheduler read where that went wrong.
        IReadOnlyList<InboxMessage> inbox = await ReadOwnInboxAsync().ConfigureAwait(false);
        if (!IsTerminateAmong(inbox) && inbox.Any(static each => each.Kind == InboxMessageKinds.Cancel)) _commits.Ending ??= RunEnding.CancelledBeforeItBegan;
        return true;
    }

    private async Task FireTimersAsync()
    {
        if (IsOverTime()) return;
        RunContext context = await LoadAsync().ConfigureAwait(false);
        DateTimeOffset now = _services.Time.GetUtcNow();
        // An answer that the store took before the hook expired comes before the end of the hook, also where we were not told of it yet.
        if (_pause == 0 && context.HasDueHook(now)) await ReadInboxAsync(await ReadOwnInboxAsync().ConfigureAwait(false)).ConfigureAwait(false);
        // Where the run is to stand still no time passes: what stands behind the order to pause, perhaps the answer of a hook that is due, is not read.
        if (_pause == 0) FireTimers(context, now, HookAnswers.None);
    }

    private void FireTimers(RunContext context, DateTimeOffset until, HookAnswers answers)
    {
        while (context.Violation is null && context.Continuation is null && context.DueCall(until, answers) is { } call)
        {
            if (call is PendingMessage hook) context.ExpiredHooks.Add(hook.Address!);
            context.Deliver(new LogEntry
            {
                Type = call is PendingTimer ? EventTypes.SleepCompleted : EventTypes.HookExpired,
                Call = call.Sequence,
                Time = _services.Time.GetUtcNow(),
            });
        }
    }

    private async Task<IReadOnlyList<InboxMessage>> ReadOwnInboxAsync()
    {
        IReadOnlyList<InboxMessage> all = await _services.Store.ReadInboxAsync(_services.WorkerId, CancellationToken.None).ConfigureAwait(false);
        return [.. all.Where(message => message.RunId == RunId)];
    }

    private bool IsTerminateAmong(IReadOnlyList<InboxMessage> messages)
    {
        if (messages.Any(static message => message.Kind == InboxMessageKinds.Terminate)) _commits.Ending ??= RunEnding.Terminated;
        return _commits.Ending is not null;
    }

    private bool IsOverTime()
    {
        if (_run.Deadline <= _services.Time.GetUtcNow()) _commits.Ending ??= RunEnding.TimedOut;
        return _commits.Ending is not null;
    }

    private async Task ReadInboxAsync(IReadOnlyList<InboxMessage> messages)
    {
        // Whoever takes the run next finds what has come now.
        if (_isTooEarly || IsTerminateAmong(messages)) return;
        _commits.Inbox.NoteResumes(messages);
        // An order to pause that was taken back before it was obeyed is none.
        long resume = messages.Where(static each => each.Kind == InboxMessageKinds.Resume).Select(static each => each.Id).DefaultIfEmpty().Max();
        HookAnswers answers = new(messages);
        foreach (InboxMessage message in messages)
        {
            RunContext context = await LoadAsync().ConfigureAwait(false);
            // What was read of the inbox may be older than what was handled since.
            if (_commits.Inbox.HasSeen(message.Id)) continue;
            if (message.Kind == InboxMessageKinds.Pause && message.Id > resume)
            {
                // Stays in the inbox, with all that came after it, until the run stands still: whoever has the run then must know of it.
                _pause = message.Id;
                _services.Dispatcher.Withdraw(RunId);
                return;
            }

            // What was due before a message was sent happened before it.
            DateTimeOffset now = _services.Time.GetUtcNow();
            FireTimers(context, message.Time < now ? message.Time.AddTicks(-1) : now.AddTicks(-1), answers);
            // What this code cannot react to stays in the inbox for code that can.
            if (context.Violation is not null) return;
            // Nor can a body that is over; the next one may.
            if (context.Continuation is not null) return;
            RunInbox.CheckReadable(message);
            _commits.Inbox.Note(message.Id);
            SegmentSpan.Received(_segment, message);
            switch (message.Kind)
            {
                case InboxMessageKinds.Cancel when !context.IsCancelRequested:
                    context.Deliver(new LogEntry { Type = EventTypes.CancelRequested, Time = _services.Time.GetUtcNow() });
                    break;
                case InboxMessageKinds.StepOutcome:
                    _steps.Record(context, StepOutcomeJson.Read(message.Data.Span));
                    break;
                case InboxMessageKinds.Signal or InboxMessageKinds.HookAnswer or InboxMessageKinds.ChildOutcome:
                    context.DeliverMessage(MessageJson.ToEvent(message, context.HookOf, now));
                    break;
                case InboxMessageKinds.Resume:
                    _pause = 0;
                    break;
            }
        }
    }
}
