using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderProcessing.CommandLine;
using OrderProcessing.Orders;
using OrderProcessing.Processing;
using OrderProcessing.Reporting;

SampleOptions options;
try
{
    options = CommandLineParser.Parse(args);
}
catch (UsageException problem)
{
    await Console.Error.WriteLineAsync($"{problem.Message}\n\n{CommandLineParser.Usage}");
    return 2;
}

if (options.Help)
{
    Console.WriteLine(CommandLineParser.Usage);
    return 0;
}

long begun = Stopwatch.GetTimestamp();
if (options.Reset) DatabaseFiles.Delete(options.Database);
IReadOnlyList<OrderFile> files = OrderFolder.Read(options.Orders);
ConsoleReport report = new(isPlain: Console.IsOutputRedirected);
report.Begin(files.Count, Path.GetFullPath(options.Database));

using IHost host = OrderHost.Build(options);
await host.StartAsync();
OrderDesk desk = host.Services.GetRequiredService<OrderDesk>();
OrderResult[] results = await Task.WhenAll(files.Select(async file =>
{
    OrderResult result = await desk.ProcessAsync(file, CancellationToken.None);
    report.Tell(result, files.Count);
    return result;
}));
await host.StopAsync();

report.Summarize(results, Stopwatch.GetElapsedTime(begun));
if (options.Output is { } output) ResultFile.Write(output, results);
return 0;
