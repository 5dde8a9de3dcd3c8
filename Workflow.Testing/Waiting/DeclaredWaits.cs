using System.Text.Json;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Waiting;

/// <summary>The hooks and signals that a test waits for runs to wait for, and while it does, time stands still.</summary>
internal sealed class DeclaredWaits(IWorkflowStore store)
{
    private readonly HashSet<(string RunId, long Sequence)> _taken = [];
    private int _count;

    /// <summary>Whether the test waits for any.</summary>
    public bool Any => Volatile.Read(ref _count) > 0;

    /// <summary>Waits until a run has made an event with a name that no call of this has returned yet.</summary>
    public async Task<(string RunId, string Address)> NextAsync(string type, string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        try
        {
            using IStoreSubscription subscription = store.Subscribe(StoreChanges.RunProgress);
            while (true)
            {
                if (await FindAsync(type, name, cancellationToken).ConfigureAwait(false) is { } found) return found;
                await subscription.NextAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }

    private async Task<(string RunId, string Address)?> FindAsync(string type, string name, CancellationToken cancellationToken)
    {
        RunPage page = new([], null);
        do
        {
            page = await store.QueryRunsAsync(new RunQuery { Continuation = page.Next }, cancellationToken).ConfigureAwait(false);
            foreach (RunRecord run in page.Runs.Reverse())
            {
                foreach (EventRecord each in await store.ReadEventsAsync(run.RunId, 0, int.MaxValue, cancellationToken).ConfigureAwait(false))
                {
                    if (each.Type != type) continue;
                    using JsonDocument data = JsonDocument.Parse(each.Data);
                    if (data.RootElement.GetProperty("name").GetString() != name) continue;
                    lock (_taken)
                        if (!_taken.Add((run.RunId, each.Sequence))) continue;
                    return (run.RunId, data.RootElement.TryGetProperty("token", out JsonElement token) ? token.GetString()! : "");
                }
            }
        }
        while (page.Next is not null);

        return null;
    }
}
