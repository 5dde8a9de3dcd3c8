using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderProcessing.CommandLine;
using OrderProcessing.Crashes;
using OrderProcessing.Gateways;
using OrderProcessing.Workflows;
using Workflow.Runtime;

namespace OrderProcessing.Processing;

/// <summary>Puts the parts together.</summary>
internal static class OrderHost
{
    public static IHost Build(SampleOptions options)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);      // that the host does not start is told once, by Program
        builder.Services.AddWorkflows(workflows => workflows
            .UseSqlite(options.Database, options.ConfigureStore)
            .AddOrderWorkflows()
            .ConfigureWorker(worker => worker.MaxConcurrentSteps = 8));     // gateways do not like to be stormed
        builder.Services.AddSingleton<Wire>().AddSingleton<Warehouse>().AddSingleton<CardGateway>().AddSingleton<Carrier>().AddSingleton<Mailer>();
        builder.Services.AddSingleton<OrderDesk>();
        if (options.Effects is { } effects) builder.Services.AddSingleton<IStepObserver>(_ => new EffectsFile(effects));
        if (options.CrashAfter is { } steps) builder.Services.AddSingleton<IStepObserver>(new CrashAfter(steps));
        IHost host = builder.Build();
        _ = host.Services.GetRequiredService<Wire>();       // opens the effects file: if it cannot be, no step must find that out
        return host;
    }
}
