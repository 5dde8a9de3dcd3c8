using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Payloads;

/// <summary>Encodes the data in writes. What is filtered or sorted by stays as it is: names, ids, statuses, times, tags, queues, tokens.</summary>
internal sealed class StoreWriteEncoder(PayloadChain chain, string storeName)
{
    public StoreWrite Encode(StoreWrite write) => write switch
    {
        CommitRun commit => Encode(commit),
        CreateRun create => Encode(create),
        DeliverMessage message => message with { Data = Encode(message.Data, PayloadContexts.OfMessage(message.RunId, message.Kind)) },
        AnswerHook answer => answer with { Data = Encode(answer.Data, PayloadContexts.OfMessage(null, InboxMessageKinds.HookAnswer)) },
        CompleteStep complete => complete with
        {
            Data = Encode(complete.Data, PayloadContexts.OfMessage(complete.Task.RunId, InboxMessageKinds.StepOutcome)),
        },
        PutStepCache put => put with { Entry = put.Entry with { Result = Encode(put.Entry.Result, PayloadContexts.OfCachedStep(put.Key)) } },
        // Not passed on as it is: what nobody here knows may hold what must not be stored in the clear.
        _ => throw new ArgumentException($"Nobody knows what in writes of type {write.GetType().Name} is to be encoded.", nameof(write)),
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

    private CommitRun Encode(CommitRun commit) => commit with
    {
        Events = Encode(commit.RunId, commit.Events),
        Result = Encode(commit.Result, PayloadKind.Result, commit.RunId),
        Failure = Encode(commit.Failure, PayloadKind.Failure, commit.RunId),
        Snapshot = commit.Snapshot is { } snapshot ? snapshot with { Data = Encode(snapshot.Data, PayloadContexts.Of(commit.RunId, snapshot)) } : null,
        NewStepTasks = commit.NewStepTasks.Count == 0 ? commit.NewStepTasks
            : [.. commit.NewStepTasks.Select(task => task with { Data = Encode(task.Data, PayloadContexts.Of(commit.RunId, task)) })],
    };

    private IReadOnlyList<EventRecord> Encode(string runId, IReadOnlyList<EventRecord> events)
    {
        // Most hosts have no codecs: their events are passed on without a copy.
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
