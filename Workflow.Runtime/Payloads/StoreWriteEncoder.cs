using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Payloads;

/// <summary>Encodes the data in writes. What is filtered or sorted by stays as it is: names, ids, statuses, times, tags, queues, tokens.</summary>
internal sealed class StoreWriteEncoder(PayloadChain chain, string storeName)
{
    public StoreWrite Encode(StoreWrite write) => write switch
    {
        CommitRun commit => Encode(commit),
        CreateRun create => Encode(create),
        DeliverMessage message => Encode(message),
        ImportRun import => Encode(import),
        RestartRun restart => Encode(restart),
        AnswerHook answer => answer with { Data = Encode(answer.Data, PayloadContexts.OfMessage(null, InboxMessageKinds.HookAnswer)) },
        CompleteStep complete => complete with
        {
            Data = Encode(complete.Data, PayloadContexts.OfMessage(complete.Task.RunId, InboxMessageKinds.StepOutcome)),
        },
        PutStepCache put => put with { Entry = put.Entry with { Result = Encode(put.Entry.Result, PayloadContexts.OfCachedStep(put.Key)) } },
        ReportStep report => report with { Data = report.Data is { } data ? Encode(data, PayloadContexts.OfReport(report.RunId, report.Step, report.Sequence)) : (ReadOnlyMemory<byte>?)null },
        // Not passed on as it is: what nobody here knows may hold what must not be stored in the clear.
        _ => throw new ArgumentException($"Nobody knows what in writes of type {write.GetType().Name} is to be encoded.", nameof(write)),
    };

    private RestartRun Encode(RestartRun restart) => restart with
    {
        Events = Encode(restart.RunId, restart.Events),
        Messages = [.. restart.Messages.Select(message => (message.Kind, Encode(message.Data, PayloadContexts.OfMessage(restart.RunId, message.Kind)), message.Time))],
        Children = [.. restart.Children.Select(Encode)],
    };

    public CreateRun Encode(CreateRun create)
    {
        RunRecord run = create.Run;
        return new CreateRun(
            run with
            {
                Input = Encode(run.Input, PayloadContexts.OfRun(PayloadKind.Input, run.RunId)),
                Result = Encode(run.Result, PayloadKind.Result, run.RunId),
                Failure = Encode(run.Failure, PayloadKind.Failure, run.RunId),
            },
            Encode(run.RunId, create.Events));
    }

    private ImportRun Encode(ImportRun import)
    {
        CreateRun create = Encode(new CreateRun(import.Whole.Run, import.Events));
        string runId = create.Run.RunId;
        return new ImportRun(
            import.Whole with
            {
                Run = create.Run,
                Snapshot = Encode(runId, import.Whole.Snapshot),
                Inbox = [.. import.Whole.Inbox.Select(message => message with { Data = Encode(message.Data, PayloadContexts.OfMessage(runId, message.Kind)) })],
                StepTasks = Encode(runId, import.Whole.StepTasks),
            },
            create.Events);
    }

    /// <summary>Most hosts have no codecs, and commits are what they write most: what no codec changes is passed on without a copy.</summary>
    private CommitRun Encode(CommitRun commit)
    {
        IReadOnlyList<EventRecord> events = Encode(commit.RunId, commit.Events);
        IReadOnlyList<NewStepTask> tasks = commit.NewStepTasks.Count == 0 ? commit.NewStepTasks : Encode(commit.RunId, commit.NewStepTasks);
        SnapshotRecord? snapshot = Encode(commit.RunId, commit.Snapshot);
        ReadOnlyMemory<byte>? result = Encode(commit.Result, PayloadKind.Result, commit.RunId), failure = Encode(commit.Failure, PayloadKind.Failure, commit.RunId);
        // Few commits have any, so these are not looked at for whether anything changed.
        IReadOnlyList<NewChild> children = commit.NewChildren.Count == 0 ? commit.NewChildren : Encode(commit.RunId, commit.NewChildren);
        IReadOnlyList<DeliverMessage> messages = commit.Messages.Count == 0 ? commit.Messages : [.. commit.Messages.Select(Encode)];
        bool isChanged = events != commit.Events || tasks != commit.NewStepTasks || children != commit.NewChildren || messages != commit.Messages || !ReferenceEquals(snapshot, commit.Snapshot)
            || !result.Equals(commit.Result) || !failure.Equals(commit.Failure);
        return isChanged ? commit with
        {
            Events = events,
            NewStepTasks = tasks,
            NewChildren = children,
            Messages = messages,
            Snapshot = snapshot,
            Result = result,
            Failure = failure,
        } : commit;
    }

    private DeliverMessage Encode(DeliverMessage message) =>
        message with { Data = Encode(message.Data, PayloadContexts.OfMessage(message.RunId, message.Kind)) };

    /// <summary>A refusal comes into the inbox of the run that starts the child.</summary>
    private NewChild[] Encode(string runId, IReadOnlyList<NewChild> children) =>
    [
        .. children.Select(child => new NewChild(
            Encode(child.Create), Encode(child.Refusal, PayloadContexts.OfMessage(runId, InboxMessageKinds.ChildOutcome)))),
    ];

    private NewStepTask[] Encode(string runId, IReadOnlyList<NewStepTask> tasks) =>
        [.. tasks.Select(task => task with { Data = Encode(task.Data, PayloadContexts.Of(runId, task)) })];

    private SnapshotRecord? Encode(string runId, SnapshotRecord? snapshot)
    {
        if (snapshot is null) return null;
        ReadOnlyMemory<byte> data = Encode(snapshot.Data, PayloadContexts.Of(runId, snapshot));
        return data.Equals(snapshot.Data) ? snapshot : snapshot with { Data = data };
    }

    private IReadOnlyList<EventRecord> Encode(string runId, IReadOnlyList<EventRecord> events)
    {
        EventRecord[]? encoded = null;
        for (int i = 0; i < events.Count; i++)
        {
            ReadOnlyMemory<byte> data = Encode(events[i].Data, PayloadContexts.Of(runId, events[i]));
            if (data.Equals(events[i].Data)) continue;
            encoded ??= [.. events];
            encoded[i] = events[i] with { Data = data };
        }

        return encoded ?? events;
    }

    private ReadOnlyMemory<byte>? Encode(ReadOnlyMemory<byte>? data, PayloadKind kind, string runId) =>
        data is { } bytes ? Encode(bytes, PayloadContexts.OfRun(kind, runId)) : (ReadOnlyMemory<byte>?)null;

    private ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> data, PayloadContext context) => chain.Encode(data, context, storeName);
}
