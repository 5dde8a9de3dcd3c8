using System.Collections.Concurrent;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Sqlite.Tests.Resuming;

/// <summary>A store that remembers which events were read from it.</summary>
internal sealed class ReadStore(SqliteWorkflowStore inner) : DelegatingStore(inner), IAsyncDisposable
{
    private readonly ConcurrentQueue<EventRecord> _read = new();

    public IReadOnlyList<EventRecord> EventsRead => [.. _read];

    public override async Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventRecord> events = await base.ReadEventsAsync(runId, afterSequence, limit, cancellationToken);
        foreach (EventRecord each in events) _read.Enqueue(each);
        return events;
    }

    ValueTask IAsyncDisposable.DisposeAsync() => inner.DisposeAsync();
}
