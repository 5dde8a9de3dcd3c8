using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Runtime;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Hosting;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values.Exceptions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds durable workflows to a host.</summary>
public static class WorkflowServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="WorkflowClient"/>, and a worker that starts and stops with the host. May be called once per host.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Chooses the store and adds workflows: <c>w =&gt; w.UseSqlite("workflows.db").AddOrderWorkflows()</c>.</param>
    public static IServiceCollection AddWorkflows(this IServiceCollection services, Action<WorkflowsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => service.ServiceType == typeof(WorkflowEngine)))
            throw new InvalidOperationException("AddWorkflows has been called before; add all workflows of a host in one call.");
        WorkflowsBuilder builder = new(services);
        configure(builder);
        builder.Options.Validate();
        WorkflowRegistry registry = new(builder.Workflows, builder.Steps, builder.Payloads);
        services.TryAddSingleton<IWorkflowStore>(provider => builder.StoreFactory is not { } factory ? new InMemoryWorkflowStore()
            : factory(provider) ?? throw new InvalidOperationException("The factory that UseStore was given returned null; it must make a store."));
        services.AddSingleton(provider => new WorkflowEngine(new EngineSetup(
            registry, new ExceptionCodecs(builder.ExceptionCodecs), builder.MakeStepExecutors(provider), builder.MakeStepLoggers(provider),
            new EncodingWorkflowStore(provider.GetRequiredService<IWorkflowStore>(), builder.PayloadChain), builder.Options,
            provider.GetRequiredService<IServiceScopeFactory>(), builder.Time, builder.LeaseTime,
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance)
        {
            Meters = provider.GetService<IMeterFactory>(),
            Observers = builder.MakeObservers(provider),
        }));
        services.AddSingleton(provider => new WorkflowClient(provider.GetRequiredService<WorkflowEngine>()));
        services.AddSingleton<IHostedService>(provider => new WorkflowHostedService(provider.GetRequiredService<WorkflowEngine>()));
        return services;
    }
}
