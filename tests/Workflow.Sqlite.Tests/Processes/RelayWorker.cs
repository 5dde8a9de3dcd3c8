using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflow.Runtime;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite.Tests.Processes;

/// <summary>A whole worker in a process of its own, driven line by line from its input.</summary>
internal static class RelayWorker
{
    /// <summary>Starts runs, then pauses before a write when it is told to, goes on when it is told to, and stops when it is told to.</summary>
    public static async Task RunAsync(string path, string name, string leaseSeconds, string runs)
    {
        PauseBeforeWrite pause = new();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new ConsoleLines()).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(new RelayRunner(name, path));
        builder.Services.AddWorkflows(w => w
            .UseSqlite(path, options => options.OnPhase = pause.Reached)
            .AddRelayFlows()
            .ConfigureWorker(worker => worker.LeaseDuration = TimeSpan.FromSeconds(int.Parse(leaseSeconds, CultureInfo.InvariantCulture))));
        using IHost host = builder.Build();
        await host.StartAsync();
        WorkflowClient client = host.Services.GetRequiredService<WorkflowClient>();
        for (int i = 1; i <= int.Parse(runs, CultureInfo.InvariantCulture); i++) await client.StartRelayAsync(new StartOptions { Id = $"relay-{i}" });

        if (Console.ReadLine() == "pause")
        {
            await pause.RunAsync();
            Console.ReadLine();
        }

        await host.StopAsync();
        Console.WriteLine($"{name} stops");
    }

    /// <summary>Holds the writer's thread up where it has no lock in hand, so that a frozen process is not in others' way.</summary>
    private sealed class PauseBeforeWrite
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _isWanted;

        public Task RunAsync()
        {
            _isWanted = true;
            return _over.Task;
        }

        public void Reached(CommitPhase phase)
        {
            if (phase != CommitPhase.BeforeBegin || !_isWanted) return;
            _isWanted = false;
            Console.WriteLine("pauses");
            Console.ReadLine();
            _over.SetResult();
        }
    }

    /// <summary>Log lines on the output, without stack traces.</summary>
    private sealed class ConsoleLines : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Console.WriteLine(formatter(state, exception));

        public void Dispose() { }
    }
}
