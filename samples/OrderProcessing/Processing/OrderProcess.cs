using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderProcessing.CommandLine;
using OrderProcessing.Orders;
using OrderProcessing.Reporting;

namespace OrderProcessing.Processing;

/// <summary>The whole process, once the command line is understood.</summary>
internal static class OrderProcess
{
    /// <summary>Processes all orders, or as many as it is given time for.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SampleOptions options)
    {
        long begun = Stopwatch.GetTimestamp();
        if (options.Output is { } output) ResultFile.Prepare(output);
        if (options.Reset) DatabaseFiles.Delete(options.Database);
        IReadOnlyList<OrderFile> files = OrderFolder.Read(options.Orders);
        using IHost host = OrderHost.Build(options);
        ConsoleReport report = new(isPlain: Console.IsOutputRedirected);
        report.Begin(files.Count, Path.GetFullPath(options.Database));
        await host.StartAsync();
        try
        {
            OrderResult[] results = await ProcessAsync(files, host.Services, report);
            await host.StopAsync();
            report.Summarize(results, Stopwatch.GetElapsedTime(begun));
            if (options.Output is not null) ResultFile.Write(options.Output, results);
            return ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            await host.StopAsync();
            report.Stopped();
            return ExitCodes.Stopped;
        }
    }

    private static Task<OrderResult[]> ProcessAsync(IReadOnlyList<OrderFile> files, IServiceProvider services, ConsoleReport report)
    {
        OrderDesk desk = services.GetRequiredService<OrderDesk>();
        // Ctrl+C and SIGTERM. Only the waiting ends with it: the runs are in the database, and go on with the next process.
        CancellationToken stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return Task.WhenAll(files.Select(async file =>
        {
            OrderResult result = await desk.ProcessAsync(file, stopping);
            report.Tell(result, files.Count);
            return result;
        }));
    }
}
