using System.Collections.Concurrent;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Kit;

/// <summary>A store in memory that tells what was read and written, and that a test may falsify. Several hosts may use it one after the other.</summary>
internal sealed class SpyStore : StoreWrapper
{
    private readonly ConcurrentQueue<EventRecord> _read = new();
    private readonly ConcurrentQueue<CommitRun> _commits = new();

    /// <summary>The events that were read, in order.</summary>
    public IReadOnlyList<EventRecord> EventsRead => [.. _read];

    public IReadOnlyList<CommitRun> Commits => [.. _commits];

    /// <summary>What readers find in place of an event.</summary>
    public Func<EventRecord, EventRecord> Event { get; set; } = static record => record;

    /// <summary>What readers find in place of the snapshot.</summary>
    public Func<SnapshotRecord, SnapshotRecord> Snapshot { get; set; } = static record => record;

    /// <summary>Forgets what was read.</summary>
    public void Forget() => _read.Clear();

    public override Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        foreach (CommitRun commit in writes.OfType<CommitRun>()) _commits.Enqueue(commit);
        return base.WriteAsync(writes, cancellationToken);
    }

    public override async Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        EventRecord[] events = [.. (await base.ReadEventsAsync(runId, afterSequence, limit, cancellationToken)).Select(Event)];
        foreach (EventRecord record in events) _read.Enqueue(record);
        return events;
    }

    public override async Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
        await base.ReadSnapshotAsync(runId, cancellationToken) is { } snapshot ? Snapshot(snapshot) : null;
}
