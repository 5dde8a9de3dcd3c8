using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Tests.Engine.Kit;

/// <summary>Hosts as in production: real time, and waiting runs leave memory.</summary>
internal static class PlainHosts
{
    public static async Task<ServiceProvider> StartAsync(IWorkflowStore store, Action<WorkflowsBuilder> configure)
    {
        ServiceProvider services = new ServiceCollection().AddWorkflows(w => configure(w.UseStore(_ => store))).BuildServiceProvider();
        foreach (IHostedService each in services.GetServices<IHostedService>()) await each.StartAsync(CancellationToken.None);
        return services;
    }
}
