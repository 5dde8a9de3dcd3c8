using System.Collections.Concurrent;
using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Engine;

/// <summary>Keeps what the engine asks a store to append, run by run and write by write, so that the floor can append the very same.</summary>
internal sealed class RecordingStore(IWorkflowStore store) : StoreDecorator(store)
{
    /// <summary>The events of each run, in the groups that the engine wrote them in.</summary>
    public ConcurrentDictionary<string, List<IReadOnlyList<EventRecord>>> Runs { get; } = new(StringComparer.Ordinal);

    public override Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        foreach (StoreWrite write in writes)
        {
            // The writes of one run come one at a time, so its list needs no lock.
            if (write is CreateRun create) Runs.GetOrAdd(create.Run.RunId, _ => []).Add(create.Events);
            else if (write is CommitRun { Events.Count: > 0 } commit) Runs.GetOrAdd(commit.RunId, _ => []).Add(commit.Events);
        }

        return base.WriteAsync(writes, cancellationToken);
    }
}
