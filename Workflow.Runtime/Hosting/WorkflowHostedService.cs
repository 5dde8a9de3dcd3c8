using Microsoft.Extensions.Hosting;
using Workflow.Runtime.Engine;

namespace Workflow.Runtime.Hosting;

/// <summary>Starts and stops the engine with the host.</summary>
internal sealed class WorkflowHostedService(WorkflowEngine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);
}
