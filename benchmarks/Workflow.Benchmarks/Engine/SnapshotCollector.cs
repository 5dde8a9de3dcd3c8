using System.Collections.Concurrent;
using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Engine;

/// <summary>Keeps every snapshot that the engine writes, where a store keeps the newest only.</summary>
internal sealed class SnapshotCollector(IWorkflowStore store) : StoreDecorator(store)
{
    public ConcurrentQueue<SnapshotRecord> Snapshots { get; } = [];

    public override Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        foreach (SnapshotRecord snapshot in writes.OfType<CommitRun>().Select(static write => write.Snapshot).OfType<SnapshotRecord>()) Snapshots.Enqueue(snapshot);
        return base.WriteAsync(writes, cancellationToken);
    }
}
