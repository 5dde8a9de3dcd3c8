using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Engine;

/// <summary>A run that waits for long, as an engine in memory has left it.</summary>
/// <param name="Run">Its record.</param>
/// <param name="Events">Its log.</param>
/// <param name="Snapshots">All snapshots that were taken of it.</param>
internal sealed record ParkedRun(RunRecord Run, IReadOnlyList<EventRecord> Events, IReadOnlyList<SnapshotRecord> Snapshots)
{
    private const string Worker = "w-benchmark";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a workflow until it waits with a log of so many events.</summary>
    public static async Task<ParkedRun> MakeAsync(Func<WorkflowClient, Task<string>> start, int events)
    {
        SnapshotCollector store = new(new InMemoryWorkflowStore());
        EngineHost host = await EngineHost.StartAsync(store);
        await using (host)
        {
            string runId = await start(host.Client);
            for (long begun = Environment.TickCount64; Environment.TickCount64 - begun < Patience.TotalMilliseconds; await Task.Delay(20))
            {
                RunRecord run = (await store.ReadRunAsync(runId, CancellationToken.None))!;
                if (run.Status == RunStatus.Suspended && run.LastSequence == events)
                    return new ParkedRun(run, await store.ReadEventsAsync(runId, 0, events, CancellationToken.None), [.. store.Snapshots]);
            }
        }

        throw new BenchmarkException($"A run does not come to wait with {events:N0} events.");
    }

    /// <summary>Puts it into a store, with the snapshot that is current for an event.</summary>
    public async Task WriteAsync(IWorkflowStore store, long snapshotAt)
    {
        DateTimeOffset now = Run.UpdatedAt;
        await store.RenewLeaseAsync(new WorkerLease(Worker, now, now + TimeSpan.FromMinutes(1)), CancellationToken.None);
        await WriteAsync(store, new CreateRun(Run with { Owner = Worker, Epoch = 1 }, Events));
        await WriteAsync(store, new CommitRun
        {
            RunId = Run.RunId,
            WorkerId = Worker,
            Epoch = 1,
            ExpectedSequence = Run.LastSequence,
            Status = Run.Status,
            WakeAt = Run.WakeAt,
            ShapeHash = Run.ShapeHash!,
            Now = now,
            Snapshot = Snapshots.Single(each => each.Sequence == snapshotAt),
            Release = true,
        });
    }

    private static async Task WriteAsync(IWorkflowStore store, StoreWrite write)
    {
        StoreOutcome outcome = (await store.WriteAsync([write], CancellationToken.None))[0];
        if (outcome.Kind != StoreOutcomeKind.Done) throw new BenchmarkException($"The store answers a {write.GetType().Name} with {outcome.Kind}.");
    }
}
