using System.Diagnostics;
using System.Globalization;
using Workflow.Soak;
using Workflow.Soak.Worker;

if (args is [WorkerProcess.Verb, _, _]) return await WorkerProcess.RunAsync(args);

// dotnet run -c Release --project tests/Workflow.Soak.Tests -- --runs 10000 --seed 1
if (SoakOptions.TryParse(args) is not { } options)
{
    Console.Error.WriteLine($"Usage: {SoakOptions.Usage}");
    return 2;
}

long begun = Stopwatch.GetTimestamp();
SoakRun soak = new(options, Console.WriteLine);
await soak.RunAsync();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{options.Runs} runs ended as their plain methods do, seed {options.Seed}: {options.Workers} workers, {soak.Kills} kills, {soak.Freezes} freezes, {Stopwatch.GetElapsedTime(begun):m\\:ss} minutes."));
return 0;
