using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance;

/// <summary>A store under test, with data of its own that nothing else touches. For one case; disposed after it.</summary>
public abstract class StoreFixture : IAsyncDisposable
{
    private readonly List<IWorkflowStore> _opened = [];

    /// <summary>
    /// Opens a store over the fixture's data: empty at the first call, and at later ones another view of the same data, as a second process
    /// or a restarted one would have. The fixture disposes it.
    /// </summary>
    public async Task<IWorkflowStore> OpenAsync()
    {
        IWorkflowStore store = Create();
        await store.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        lock (_opened) _opened.Add(store);
        return store;
    }

    /// <summary>Makes a store object over the fixture's data without opening it. A store that lives in memory returns the same object again.</summary>
    protected abstract IWorkflowStore Create();

    /// <summary>Removes the fixture's data; its stores are disposed already.</summary>
    protected virtual ValueTask CleanUpAsync() => ValueTask.CompletedTask;

    /// <summary>Disposes the stores and removes the data.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (IWorkflowStore store in _opened) await store.DisposeAsync().ConfigureAwait(false);
        await CleanUpAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
