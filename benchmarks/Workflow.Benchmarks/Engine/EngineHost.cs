using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Sqlite;
using Workflow.Sqlite.Writing;

namespace Workflow.Benchmarks.Engine;

/// <summary>An engine over a database of its own, as a user's host would have it, with the defaults.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly IHost _host;
    private int _transactions;

    private EngineHost(string path, Func<EngineHost, IWorkflowStore> store)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWorkflows(workflows => workflows.AddFlows().AddOrderFlows().UseStore(_ => store(this)));
        _host = builder.Build();
        Path = path;
        Client = _host.Services.GetRequiredService<WorkflowClient>();
    }

    public string Path { get; }

    public WorkflowClient Client { get; }

    /// <summary>Transactions so far, acquisitions and leases included.</summary>
    public int Transactions => Volatile.Read(ref _transactions);

    /// <param name="path">The database.</param>
    /// <param name="decorate">Puts something between engine and store; null for nothing.</param>
    public static async Task<EngineHost> StartAsync(string path, Func<IWorkflowStore, IWorkflowStore>? decorate = null)
    {
        EngineHost host = new(path, self =>
        {
            SqliteWorkflowStore store = new(path, new SqliteStoreOptions { OnPhase = self.CountCommits });
            return decorate is null ? store : decorate(store);
        });
        await host._host.StartAsync();
        return host;
    }

    /// <summary>An engine over another store; it has no path and no transactions.</summary>
    public static async Task<EngineHost> StartAsync(IWorkflowStore store)
    {
        EngineHost host = new("", _ => store);
        await host._host.StartAsync();
        return host;
    }

    /// <summary>Runs <see cref="Flows.Count"/> from start to result.</summary>
    /// <exception cref="BenchmarkException">The result is not what the workflow computes.</exception>
    public async Task CountAsync(int steps)
    {
        WorkflowHandle<int> run = await Client.StartCountAsync(steps);
        int result = await run.GetResultAsync();
        if (result != steps) throw new BenchmarkException($"Run {run.RunId} made {result} steps, not {steps}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    private void CountCommits(CommitPhase phase)
    {
        if (phase == CommitPhase.AfterCommit) Interlocked.Increment(ref _transactions);
    }
}
