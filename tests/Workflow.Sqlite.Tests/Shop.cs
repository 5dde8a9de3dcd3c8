using System.Text;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Tests;

/// <summary>Short ways to use a store, the same in tests and in the processes that they start.</summary>
internal static class Shop
{
    public static readonly DateTimeOffset Now = new(2031, 5, 17, 8, 30, 15, TimeSpan.Zero);

    /// <summary>Far beyond any test: what is taken over before is taken for another reason than the lease.</summary>
    public static readonly DateTimeOffset NextYear = Now.AddYears(1);

    public static async Task<SqliteWorkflowStore> OpenAsync(string path, Action<SqliteStoreOptions>? configure = null)
    {
        SqliteStoreOptions options = new();
        configure?.Invoke(options);
        SqliteWorkflowStore store = new(path, options);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);

    public static EventRecord Event(long sequence, int size = 2) => new(sequence, "step_completed", Now, Json(new string(' ', size - 2) + "{}"));

    public static CreateRun NewRun(string id) => new(
        new RunRecord
        {
            RunId = id,
            Workflow = "process_order",
            Version = "1.0.0",
            Status = RunStatus.Pending,
            Input = Json("17"),
            CreatedAt = Now,
            UpdatedAt = Now,
            WakeAt = Now,
            LastSequence = 1,
        },
        [Event(1)]);

    public static CommitRun Commit(RunRecord held, int size = 2) => new()
    {
        RunId = held.RunId,
        WorkerId = held.Owner!,
        Epoch = held.Epoch,
        ExpectedSequence = held.LastSequence,
        Events = [Event(held.LastSequence + 1, size)],
        Status = RunStatus.Running,
        ShapeHash = "shape",
        Now = Now,
    };

    public static CommitRun Complete(RunRecord held) => Commit(held) with { Status = RunStatus.Completed, Release = true };

    public static async Task<StoreOutcomeKind> WriteAsync(this IWorkflowStore store, StoreWrite write) =>
        (await store.WriteAsync([write], CancellationToken.None))[0].Kind;

    public static Task RenewAsync(this IWorkflowStore store, string worker, DateTimeOffset? until = null) =>
        store.RenewLeaseAsync(new WorkerLease(worker, until ?? NextYear, Now), CancellationToken.None);

    public static async Task<IReadOnlyList<RunRecord>> AcquireAsync(this IWorkflowStore store, string worker, DateTimeOffset? leaseNow = null, int limit = 100) =>
        (await store.AcquireRunsAsync(
            new RunAcquisition(worker, [new HostedWorkflow("process_order", "1.0.0", "shape")], limit, Now, leaseNow ?? Now), CancellationToken.None)).Runs;

    public static async Task<RunRecord> RunAsync(this IWorkflowStore store, string id = "run-1") => (await store.ReadRunAsync(id, CancellationToken.None))!;
}
