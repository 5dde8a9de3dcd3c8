using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Payloads;

/// <summary>What each piece of data is bound to: one place for both directions, for they must agree for ever.</summary>
internal static class PayloadContexts
{
    public static PayloadContext OfRun(PayloadKind kind, string runId) => new(kind) { RunId = runId };

    public static PayloadContext Of(string runId, EventRecord entry) =>
        new(PayloadKind.Event) { RunId = runId, Name = entry.Type, Sequence = entry.Sequence };

    public static PayloadContext Of(string runId, SnapshotRecord snapshot) =>
        new(PayloadKind.Snapshot) { RunId = runId, Name = snapshot.ShapeHash, Sequence = snapshot.Sequence };

    public static PayloadContext Of(string runId, NewStepTask task) =>
        new(PayloadKind.StepTask) { RunId = runId, Name = task.Step, Sequence = task.Sequence };

    /// <summary>Who answers a hook knows its token only, so the answer is not bound to the run.</summary>
    public static PayloadContext OfMessage(string? runId, string kind) =>
        new(PayloadKind.InboxMessage) { RunId = kind == InboxMessageKinds.HookAnswer ? null : runId, Name = kind };

    public static PayloadContext OfReport(string runId, string step, long call) => new(PayloadKind.StepReport) { RunId = runId, Name = step, Sequence = call };

    public static PayloadContext OfCachedStep(string key) => new(PayloadKind.CachedStep) { Name = key };
}
