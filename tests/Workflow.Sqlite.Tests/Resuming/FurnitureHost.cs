using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflow.Runtime;

namespace Workflow.Sqlite.Tests.Resuming;

/// <summary>A host over a file, as a process would have it, at a time of its own.</summary>
internal sealed class FurnitureHost : IAsyncDisposable
{
    private readonly IHost _host;

    private FurnitureHost(IHost host, ReadStore store) => (_host, Store) = (host, store);

    public Workshop Workshop { get; } = new();

    public ReadStore Store { get; }

    public WorkflowClient Client => _host.Services.GetRequiredService<WorkflowClient>();

    /// <param name="path">The file.</param>
    /// <param name="later">How far in the future the host lives.</param>
    public static async Task<FurnitureHost> StartAsync(string path, TimeSpan later = default)
    {
        ReadStore store = new(new SqliteWorkflowStore(path));
        FurnitureHost? host = null;
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(_ => host!.Workshop);
        builder.Services.AddWorkflows(w =>
        {
            w.UseStore(_ => store).AddFurnitureFlows();
            w.Time = new LaterTime(later);
        });
        host = new FurnitureHost(builder.Build(), store);
        await host._host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        else _host.Dispose();
    }

    private sealed class LaterTime(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
    }
}
