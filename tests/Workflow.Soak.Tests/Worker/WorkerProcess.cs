using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Tests.Engine.Faults;
using Workflow.Sqlite;

namespace Workflow.Soak.Worker;

/// <summary>A worker of a soak: a process of its own, over a store that goes wrong by a seed, with a clock that jumps.</summary>
internal static class WorkerProcess
{
    public const string Verb = "worker";

    /// <summary>Starts one.</summary>
    public static Process Start(string database, int seed)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Workflow.Soak.Tests.exe" : "Workflow.Soak.Tests");
        ProcessStartInfo start = new(program, [Verb, database, seed.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true };
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Works until it is killed.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        int seed = int.Parse(args[2], CultureInfo.InvariantCulture);
        using JumpingClock clock = new(seed);
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddWorkflows(w =>
        {
            w.Time = clock;
            w.UseStore(_ => new UnreliableStore(new SqliteWorkflowStore(args[1]), seed)).AddSoakFlows();
            w.ConfigureWorker(o => o.LeaseDuration = TimeSpan.FromSeconds(5));
        });
        using IHost host = builder.Build();
        await host.RunAsync();
        return 0;
    }
}
