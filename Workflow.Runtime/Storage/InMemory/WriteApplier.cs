namespace Workflow.Runtime.Storage.InMemory;

/// <summary>Applies one write whole or not at all: checks first, then changes. Data is copied, for callers reuse their buffers.</summary>
internal sealed class WriteApplier(StoreState state, string storeName)
{
    public StoreOutcome Apply(StoreWrite write) => write switch
    {
        CreateRun create => Create(create),
        CommitRun commit => Commit(commit),
        DeliverMessage message => Deliver(message),
        AnswerHook answer => Answer(answer),
        CompleteStep complete => Complete(complete),
        RestartRun restart => Restart(restart),
        ImportRun import => Import(import),
        PutStepCache put => Put(put),
        ReportStep report => Report(report),
        _ => throw new ArgumentException($"This store does not know writes of type {write.GetType().Name}.", nameof(write)),
    };

    private StoreOutcome Create(CreateRun create)
    {
        if (state.Runs.TryGetValue(create.Run.RunId, out StoredRun? existing)) return StoreOutcome.Exists(existing.Record);

        StoredRun run = new(state.NextOrdinal(), create.Run with
        {
            Input = create.Run.Input.ToArray(),
            Result = Copy(create.Run.Result),
            Failure = Copy(create.Run.Failure),
            Tags = Copy(create.Run.Tags),
        });
        Append(run, create.Events);
        state.Runs.Add(run.Record.RunId, run);
        state.ByCreation.Add(run);
        if (run.Record.Owner is { } owner) state.WorkerOf(owner).Runs.Add(run);
        state.Settle(run);
        state.Changes |= StoreChanges.RunProgress;
        return StoreOutcome.Done;
    }

    private StoreOutcome Commit(CommitRun commit)
    {
        if (!state.Runs.TryGetValue(commit.RunId, out StoredRun? run)
            || run.HasEnded || run.Record.Owner != commit.WorkerId || run.Record.Epoch != commit.Epoch)
        {
            return StoreOutcome.Fenced;
        }

        if (run.Record.LastSequence != commit.ExpectedSequence) return StoreOutcome.SequenceConflict;
        if (commit.ExpiredHooks.Any(token => state.Hooks.GetValueOrDefault(token) is { Closed: true } hook && hook.Run == run)) return StoreOutcome.SequenceConflict;
        if (commit.NewHooks.FirstOrDefault(hook => state.Hooks.ContainsKey(hook.Token)) is { } taken)
        {
            throw new StoreException(storeName, $"Run '{commit.RunId}' opens a hook at event {taken.Sequence} with a token that was used before.");
        }

        Append(run, commit.Events);
        if (commit.BlockedReason is null || commit.Events.Count > 0) run.BlockedShapes.Clear();
        run.Record = run.Record with
        {
            Status = commit.Status,
            WakeAt = commit.WakeAt,
            Result = Copy(commit.Result),
            Failure = Copy(commit.Failure),
            BlockedReason = commit.BlockedReason,
            IsPaused = commit.IsPaused,
            ShapeHash = commit.ShapeHash,
            LastSegment = commit.Segment ?? run.Record.LastSegment,
            Tags = commit.Tags is null ? run.Record.Tags : Copy(commit.Tags),
            UpdatedAt = commit.Now,
            LastSequence = commit.ExpectedSequence + commit.Events.Count,
            AcquisitionsWithoutProgress = 0,
        };
        if (commit.Beginning is { } beginning)
        {
            run.Record = run.Record with { Workflow = beginning.Workflow, Version = beginning.Version, FirstSequence = beginning.Sequence };
            run.Snapshot = null;
        }

        if (commit.Snapshot is { } snapshot) run.Snapshot = snapshot with { Data = snapshot.Data.ToArray() };
        run.Inbox.RemoveAll(entry => entry.Message.Id <= commit.ConsumedInbox
            || entry.Message.Id <= commit.ConsumedResume && entry.Message.Kind == InboxMessageKinds.Resume);
        ChangeOutside(run, commit);
        if (run.HasEnded) End(run, commit.Now);
        if (run.HasEnded || commit.Release) LetGo(run, commit.WorkerId);
        if (run.HasEnded || commit.Events.Count > 0 || commit.BlockedReason is not null) state.Changes |= StoreChanges.RunProgress;
        return StoreOutcome.Done;
    }

    private void ChangeOutside(StoredRun run, CommitRun commit)
    {
        foreach (long sequence in commit.CancelledStepTasks)
        {
            if (run.Tasks.TryGetValue(sequence, out StoredTask? cancelled)) state.Withdraw(cancelled);
        }

        AddTasks(run, commit.NewStepTasks, mayHaveRun: false);

        foreach (NewChild child in commit.NewChildren)
        {
            bool isThere = Create(child.Create) is { Existing: { } existing } && !child.Create.Run.Parent!.IsSameAs(existing.Parent);
            if (isThere && !run.HasEnded) PutIntoInbox(run, InboxMessageKinds.ChildOutcome, child.Refusal, commit.Now);
        }

        foreach (DeliverMessage message in commit.Messages) Deliver(message);
        foreach (NewHook hook in commit.NewHooks) state.Hooks.Add(hook.Token, new StoredHook(run, hook));
        foreach (string token in commit.ExpiredHooks.Concat(commit.ClosedHooks))
        {
            if (state.Hooks.TryGetValue(token, out StoredHook? hook) && hook.Run == run) hook.Closed = true;
        }
    }

    private void End(StoredRun run, DateTimeOffset now)
    {
        run.Record = run.Record with { CompletedAt = now, WakeAt = null };
        run.Inbox.Clear();
        run.Reports.Clear();
        foreach (StoredTask task in run.Tasks.Values.ToArray()) state.Withdraw(task);
    }

    private void LetGo(StoredRun run, string workerId)
    {
        run.Record = run.Record with { Owner = null };
        state.FindWorker(workerId)?.Runs.Remove(run);
        state.Settle(run);
    }

    private StoreOutcome Deliver(DeliverMessage message)
    {
        if (!state.Runs.TryGetValue(message.RunId, out StoredRun? run)) return StoreOutcome.NotFound;
        if (message.ToChildOf is { } parent && !parent.IsSameAs(run.Record.Parent)) return StoreOutcome.NotFound;
        if (message.ToCreatedAt is { } createdAt && createdAt != run.Record.CreatedAt) return StoreOutcome.NotFound;
        if (run.HasEnded) return StoreOutcome.Ended;
        if (message.DeduplicationKey is { } key && run.Inbox.Exists(entry => entry.DeduplicationKey == key)) return StoreOutcome.Done;
        PutIntoInbox(run, message.Kind, message.Data, message.Now, message.DeduplicationKey);
        return StoreOutcome.Done;
    }

    private StoreOutcome Answer(AnswerHook answer)
    {
        if (!state.Hooks.TryGetValue(answer.Token, out StoredHook? hook)) return StoreOutcome.NotFound;
        if (hook.IsAnswered) return StoreOutcome.Answered;
        if (hook.Hook.ExpiresAt <= answer.Now) return StoreOutcome.Expired;
        if (hook.Closed || hook.Run.HasEnded) return StoreOutcome.Ended;
        hook.Closed = hook.IsAnswered = true;
        PutIntoInbox(hook.Run, InboxMessageKinds.HookAnswer, answer.Data, answer.Now);
        return StoreOutcome.Done;
    }

    private StoreOutcome Complete(CompleteStep complete)
    {
        StepTask held = complete.Task;
        if (!state.Runs.TryGetValue(held.RunId, out StoredRun? run)
            || !run.Tasks.TryGetValue(held.Task.Sequence, out StoredTask? task)
            || task.Task.Attempt != held.Task.Attempt || task.Owner != held.WorkerId || task.Epoch != held.Epoch)
        {
            return StoreOutcome.Fenced;
        }

        state.Withdraw(task);
        PutIntoInbox(run, InboxMessageKinds.StepOutcome, complete.Data, complete.Now);
        return StoreOutcome.Done;
    }

    private StoreOutcome Restart(RestartRun restart)
    {
        if (!state.Runs.ContainsKey(restart.RunId)) return StoreOutcome.NotFound;
        if (!IsAsPlanned(restart)) return StoreOutcome.SequenceConflict;
        BringBack(restart);
        return StoreOutcome.Done;
    }

    private bool IsAsPlanned(RestartRun restart) =>
        state.Runs.TryGetValue(restart.RunId, out StoredRun? run) && run.HasEnded && run.Record.Status != RunStatus.Completed && run.Record.LastSequence == restart.ExpectedSequence
        && restart.AwaitedChildren.All(id => state.Runs.GetValueOrDefault(id) is { HasEnded: false }) && restart.Children.All(IsAsPlanned);

    private void BringBack(RestartRun restart)
    {
        StoredRun run = state.Runs[restart.RunId];
        Append(run, restart.Events);
        run.Snapshot = null;
        run.Record = run.Record with
        {
            Status = RunStatus.Pending,
            Result = null,
            Failure = null,
            CompletedAt = null,
            BlockedReason = null,
            WakeAt = restart.WakeAt ?? restart.Now,
            UpdatedAt = restart.Now,
            Deadline = restart.Deadline,
            Restarts = run.Record.Restarts + 1,
            LastSequence = restart.ExpectedSequence + restart.Events.Count,
        };
        foreach ((string kind, ReadOnlyMemory<byte> data, DateTimeOffset time) in restart.Messages) PutIntoInbox(run, kind, data, time);
        foreach (StoredHook hook in state.Hooks.Values.Where(each => each.Run == run))
        {
            hook.Closed = !restart.OpenHooks.Contains(hook.Hook.Token);
            hook.IsAnswered &= hook.Closed;
        }

        state.Settle(run);
        foreach (RestartRun child in restart.Children) BringBack(child);
        state.Changes |= StoreChanges.RunProgress;
    }

    private StoreOutcome Import(ImportRun import)
    {
        WholeRun whole = import.Whole;
        string runId = whole.Run.RunId;
        if (!state.Runs.ContainsKey(runId) && whole.Hooks.FirstOrDefault(hook => state.Hooks.ContainsKey(hook.Hook.Token)) is { } taken)
            throw new StoreException(storeName, $"Run '{runId}' has a hook at event {taken.Hook.Sequence} with a token that another run has.");
        StoreOutcome outcome = Create(new CreateRun(whole.Run, import.Events));
        if (outcome.Kind != StoreOutcomeKind.Done) return outcome;
        StoredRun run = state.Runs[runId];
        if (whole.Snapshot is { } snapshot) run.Snapshot = snapshot with { Data = snapshot.Data.ToArray() };
        foreach (KeptHook hook in whole.Hooks) state.Hooks.Add(hook.Hook.Token, new StoredHook(run, hook.Hook) { Closed = hook.IsClosed });
        if (run.HasEnded) return outcome;
        AddTasks(run, whole.StepTasks, mayHaveRun: true);
        foreach (InboxMessage message in whole.Inbox) PutIntoInbox(run, message.Kind, message.Data, message.Time);
        return outcome;
    }

    private void AddTasks(StoredRun run, IReadOnlyList<NewStepTask> tasks, bool mayHaveRun)
    {
        foreach (NewStepTask task in tasks)
        {
            if (run.Tasks.TryGetValue(task.Sequence, out StoredTask? older)) state.Withdraw(older);
            StoredTask added = new(state.NextOrdinal(), run, task with { Data = task.Data.ToArray() }) { MayHaveRun = mayHaveRun };
            run.Tasks.Add(task.Sequence, added);
            state.FreeTasks.Add(added);
            state.Changes |= StoreChanges.StepTasks;
        }
    }

    private StoreOutcome Put(PutStepCache put)
    {
        state.StepCache[put.Key] = put.Entry with { Result = put.Entry.Result.ToArray() };
        return StoreOutcome.Done;
    }

    private StoreOutcome Report(ReportStep report)
    {
        if (!state.Runs.TryGetValue(report.RunId, out StoredRun? run) || !run.IsHeld(report)) return StoreOutcome.Fenced;
        if (report.Data is null) run.Reports.Remove(report.Sequence);
        else run.Reports[report.Sequence] = report with { Data = Copy(report.Data) };
        return StoreOutcome.Done;
    }

    private void PutIntoInbox(StoredRun run, string kind, ReadOnlyMemory<byte> data, DateTimeOffset time, string? key = null)
    {
        run.Inbox.Add(new InboxEntry(new InboxMessage(state.NextOrdinal(), run.Record.RunId, kind, data.ToArray(), time), key));
        state.Changes |= StoreChanges.Inbox;
        if (run.Record.Owner is null && run.ReadyAt != 0) state.Settle(run);
    }

    private static void Append(StoredRun run, IReadOnlyList<EventRecord> events)
    {
        foreach (EventRecord entry in events) run.Events.Add(entry with { Data = entry.Data.ToArray() });
    }

    private static ReadOnlyMemory<byte>? Copy(ReadOnlyMemory<byte>? data) => data is { } bytes ? bytes.ToArray() : (ReadOnlyMemory<byte>?)null;

    private static Dictionary<string, string> Copy(IReadOnlyDictionary<string, string> tags) => new(tags, StringComparer.Ordinal);
}
