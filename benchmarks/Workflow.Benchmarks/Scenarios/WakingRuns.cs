using System.Collections.Concurrent;
using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Floor;
using Workflow.Benchmarks.Report;
using Workflow.Runtime;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W13: many runs that wait cost nothing, and many that wake at once are as fast as others.</summary>
internal sealed class WakingRuns : Scenario
{
    private const int Parked = 100_000;
    private const int Woken = 1_000;
    private const int StepsPerRun = 3;
    private const int Concurrency = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public override string Name => "W13";

    public override string Description => $"{Parked:N0} runs that wait for days, among which {Woken:N0} wake at once and make {StepsPerRun} steps, beside {Woken:N0} runs that are started";

    public override async Task RunAsync(ScenarioContext context)
    {
        string path = context.Directory.NewFile();
        await using EngineHost host = await EngineHost.StartAsync(path);
        await StartAsync(Woken, async () => await host.CountAsync(StepsPerRun));
        await ParkAsync(host, Parked / 10);
        long few = ParkedRuns.MemoryInUse();
        await ParkAsync(host, Parked);
        double perRun = (double)(ParkedRuns.MemoryInUse() - few) / (Parked - Parked / 10);
        List<double> waking = [], starting = [];
        for (int i = 0; i < context.Repetitions; i++)
        {
            starting.Add(await MeasureStartingAsync(host));
            waking.Add(await MeasureWakingAsync(host));
        }

        Table table = new($"with {Parked:N0} parked runs", "");
        table.Add("managed bytes per parked run", $"{perRun:N1}");
        table.Add("ms to wake and finish", $"{waking.Median():N0}");
        table.Add("ms to start and finish", $"{starting.Median():N0}");
        context.Output.WriteLine(table);
        context.Output.WriteLine("  " + Verdict.AtMost("managed bytes per parked run", perRun, 50));
        context.Output.WriteLine("  " + Verdict.AtMost("waking / starting", waking.Zip(starting, static (one, other) => one / other).Median(), 1));
    }

    private static Task StartAsync(int runs, Func<Task> start) => Parallel.ForEachAsync(
        Enumerable.Range(0, runs), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (_, _) => await start());

    private static async Task ParkAsync(EngineHost host, int total)
    {
        await StartAsync(total - (int)LogFile.CountRuns(host.Path, "suspended"), async () => await host.Client.StartSleepAsync(30));
        await UntilParkedAsync(host, total);
    }

    private static async Task UntilParkedAsync(EngineHost host, int total)
    {
        for (long begun = Environment.TickCount64; LogFile.CountRuns(host.Path, "suspended") != total && Environment.TickCount64 - begun < Patience.TotalMilliseconds;) await Task.Delay(20);
        Expect("parked runs", total, LogFile.CountRuns(host.Path, "suspended"));
    }

    private static async Task<double> MeasureStartingAsync(EngineHost host)
    {
        long begun = Stopwatch.GetTimestamp();
        await StartAsync(Woken, () => host.CountAsync(StepsPerRun));
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task<double> MeasureWakingAsync(EngineHost host)
    {
        DateTimeOffset due = DateTimeOffset.UtcNow.AddSeconds(5);
        long completed = LogFile.CountRuns(host.Path, "completed");
        ConcurrentBag<WorkflowHandle<int>> runs = [];
        await StartAsync(Woken, async () => runs.Add(await host.Client.StartCountAndWakeAsync(0, due - DateTimeOffset.UtcNow, StepsPerRun - 1)));
        await UntilParkedAsync(host, Parked + Woken);
        if (DateTimeOffset.UtcNow > due) throw new BenchmarkException("The runs were not parked before they were due. The measurement means nothing.");
        Task all = Task.WhenAll(runs.Select(static each => each.GetResultAsync()));
        while (DateTimeOffset.UtcNow < due) await Task.Delay(1);
        long begun = Stopwatch.GetTimestamp();
        await all.WaitAsync(Patience);
        double time = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        Expect("completed runs", completed + Woken, LogFile.CountRuns(host.Path, "completed"));
        return time;
    }
}
