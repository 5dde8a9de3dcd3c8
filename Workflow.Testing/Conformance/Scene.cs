using System.Text;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance;

/// <summary>One open store, and short ways to say what happens to it. Time stands still unless a case moves it.</summary>
internal sealed class Scene(StoreFixture fixture, IWorkflowStore store)
{
    public const string Workflow = "process_order";
    public const string Version = "1.0.0";
    public const string Shape = "shape-1";

    /// <summary>Now. With a fraction that a store of coarse times would lose.</summary>
    public static readonly DateTimeOffset Now = new DateTimeOffset(2031, 5, 17, 8, 30, 15, TimeSpan.Zero).AddTicks(1_234_567);

    public static readonly DateTimeOffset Later = Now.AddHours(1);

    public static readonly DateTimeOffset LeaseEnd = Now.AddMinutes(1);

    public static IReadOnlyList<HostedWorkflow> Hosted { get; } = [new(Workflow, Version, Shape)];

    /// <summary>The same workflow in other code.</summary>
    public static IReadOnlyList<HostedWorkflow> HostedInOtherShape { get; } = [new(Workflow, Version, "shape-2")];

    /// <summary>The same workflow in yet other code.</summary>
    public static IReadOnlyList<HostedWorkflow> HostedInThirdShape { get; } = [new(Workflow, Version, "shape-3")];

    public IWorkflowStore Store { get; } = store;

    public static async Task<Scene> OpenAsync(StoreFixture fixture) => new(fixture, await fixture.OpenAsync().ConfigureAwait(false));

    /// <summary>Another view of the same data.</summary>
    public Task<Scene> ReopenAsync() => OpenAsync(fixture);

    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);

    public static EventRecord Event(long sequence, string type = "step_completed", string data = "{}") => new(sequence, type, Now, Json(data));

    public static EventRecord[] Events(long first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Event(first + i, "step_completed", $$"""{"n":{{first + i}}}"""))];

    public static CreateRun NewRun(string id, int events = 1, DateTimeOffset? wakeAt = null) => new(
        new RunRecord
        {
            RunId = id,
            Workflow = Workflow,
            Version = Version,
            Status = RunStatus.Pending,
            Input = Json("""{"order":17}"""),
            CreatedAt = Now,
            UpdatedAt = Now,
            WakeAt = wakeAt ?? Now,
            LastSequence = events,
        },
        Events(1, events));

    public static CommitRun Commit(RunRecord held, int events = 1) => new()
    {
        RunId = held.RunId,
        WorkerId = held.Owner ?? "nobody",
        Epoch = held.Epoch,
        ExpectedSequence = held.LastSequence,
        Events = Events(held.LastSequence + 1, events),
        Status = RunStatus.Running,
        ShapeHash = Shape,
        Now = Now,
    };

    /// <summary>A commit that lets the run go, to wait until a time or, without one, for a message.</summary>
    public static CommitRun Park(RunRecord held, DateTimeOffset? wakeAt = null) =>
        Commit(held) with { Status = RunStatus.Suspended, WakeAt = wakeAt, Release = true };

    public static CommitRun Complete(RunRecord held) => Commit(held) with { Status = RunStatus.Completed, Result = Json("\"done\""), Release = true };

    public static DeliverMessage Signal(string runId, string data = "{}", string? key = null) =>
        new(runId, InboxMessageKinds.Signal, Json(data), Now, key);

    public async Task<StoreOutcome> WriteAsync(StoreWrite write) =>
        (await Store.WriteAsync([write], CancellationToken.None).ConfigureAwait(false))[0];

    public async Task<StoreOutcomeKind[]> WriteAllAsync(params StoreWrite[] writes) =>
        [.. (await Store.WriteAsync(writes, CancellationToken.None).ConfigureAwait(false)).Select(outcome => outcome.Kind)];

    /// <summary>A write that must be applied.</summary>
    public async Task DoAsync(StoreWrite write) => Check.Equal(StoreOutcomeKind.Done, (await WriteAsync(write).ConfigureAwait(false)).Kind, $"the outcome of {write.GetType().Name}");

    public Task RenewAsync(string worker = "w1", DateTimeOffset? until = null, DateTimeOffset? now = null) =>
        Store.RenewLeaseAsync(new WorkerLease(worker, until ?? LeaseEnd, now ?? Now), CancellationToken.None);

    public Task<AcquiredRuns> AcquireAsync(
        string worker = "w1", int limit = 100, DateTimeOffset? now = null, DateTimeOffset? leaseNow = null, IReadOnlyList<HostedWorkflow>? hosted = null) =>
        Store.AcquireRunsAsync(new RunAcquisition(worker, hosted ?? Hosted, limit, now ?? Now, leaseNow ?? Now), CancellationToken.None);

    public async Task<string[]> AcquireIdsAsync(
        string worker = "w1", int limit = 100, DateTimeOffset? now = null, DateTimeOffset? leaseNow = null, IReadOnlyList<HostedWorkflow>? hosted = null) =>
        [.. (await AcquireAsync(worker, limit, now, leaseNow, hosted).ConfigureAwait(false)).Runs.Select(run => run.RunId)];

    /// <summary>A new run, held by a worker whose lease is current.</summary>
    public async Task<RunRecord> HeldRunAsync(string id = "run-1", string worker = "w1")
    {
        await DoAsync(NewRun(id)).ConfigureAwait(false);
        await RenewAsync(worker).ConfigureAwait(false);
        return await TakeAsync(id, worker).ConfigureAwait(false);
    }

    /// <summary>Takes the one run that is ready.</summary>
    public async Task<RunRecord> TakeAsync(string id, string worker = "w1", DateTimeOffset? now = null, DateTimeOffset? leaseNow = null)
    {
        AcquiredRuns acquired = await AcquireAsync(worker, 100, now, leaseNow).ConfigureAwait(false);
        Check.Sequence([id], acquired.Runs.Select(run => run.RunId), "the acquired runs");
        return acquired.Runs[0];
    }

    public async Task<RunRecord> RunAsync(string id = "run-1") =>
        await Store.ReadRunAsync(id, CancellationToken.None).ConfigureAwait(false) ?? throw new StoreConformanceException($"Run '{id}' should be there but is not.");

    public Task<IReadOnlyList<EventRecord>> LogAsync(string id = "run-1", long after = 0, int limit = int.MaxValue) =>
        Store.ReadEventsAsync(id, after, limit, CancellationToken.None);

    public async Task<int> LogLengthAsync(string id = "run-1") => (await LogAsync(id).ConfigureAwait(false)).Count;

    public Task<IReadOnlyList<InboxMessage>> InboxAsync(string worker = "w1") => Store.ReadInboxAsync(worker, CancellationToken.None);
}
