using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Payloads;

/// <summary>Decodes the data in what a store returns. Never throws.</summary>
internal sealed class StoreRecordDecoder(PayloadChain chain)
{
    public StoreOutcome Decode(StoreOutcome outcome) => outcome.Existing is { } run ? outcome with { Existing = Decode(run) } : outcome;

    public RunRecord Decode(RunRecord run)
    {
        ReadOnlyMemory<byte> input = chain.Decode(run.Input, PayloadContexts.OfRun(PayloadKind.Input, run.RunId));
        if (input.Equals(run.Input) && run.Result is null && run.Failure is null) return run;
        return run with
        {
            Input = input,
            Result = Decode(run.Result, PayloadKind.Result, run.RunId),
            Failure = Decode(run.Failure, PayloadKind.Failure, run.RunId),
        };
    }

    public EventRecord Decode(string runId, EventRecord entry)
    {
        ReadOnlyMemory<byte> data = chain.Decode(entry.Data, PayloadContexts.Of(runId, entry));
        return data.Equals(entry.Data) ? entry : entry with { Data = data };
    }

    public SnapshotRecord Decode(string runId, SnapshotRecord snapshot) =>
        snapshot with { Data = chain.Decode(snapshot.Data, PayloadContexts.Of(runId, snapshot)) };

    public InboxMessage Decode(InboxMessage message) =>
        message with { Data = chain.Decode(message.Data, PayloadContexts.OfMessage(message.RunId, message.Kind)) };

    public StepTask Decode(StepTask task) => task with { Task = Decode(task.RunId, task.Task) };

    public WholeRun Decode(WholeRun whole)
    {
        string runId = whole.Run.RunId;
        return whole with
        {
            Run = Decode(whole.Run),
            Snapshot = whole.Snapshot is { } snapshot ? Decode(runId, snapshot) : null,
            Inbox = [.. whole.Inbox.Select(Decode)],
            StepTasks = [.. whole.StepTasks.Select(task => Decode(runId, task))],
        };
    }

    public StepReport Decode(string runId, StepReport report) =>
        report with { Data = chain.Decode(report.Data, PayloadContexts.OfReport(runId, report.Step, report.Sequence)) };

    public CachedStep? Decode(string key, CachedStep cached)
    {
        ReadOnlyMemory<byte> result = chain.Decode(cached.Result, PayloadContexts.OfCachedStep(key));
        return Undecodable.ReasonOf(result.Span) is null ? cached with { Result = result } : null;
    }

    private NewStepTask Decode(string runId, NewStepTask task) => task with { Data = chain.Decode(task.Data, PayloadContexts.Of(runId, task)) };

    private ReadOnlyMemory<byte>? Decode(ReadOnlyMemory<byte>? data, PayloadKind kind, string runId) =>
        data is { } bytes ? chain.Decode(bytes, PayloadContexts.OfRun(kind, runId)) : (ReadOnlyMemory<byte>?)null;
}
