using System.Collections.Concurrent;
using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Floor;
using Workflow.Benchmarks.Report;
using Workflow.Runtime;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W13: many runs that wait cost nothing, and many that wake at once are as fast as W1's short ones.</summary>
internal sealed class WakingRuns : Scenario
{
    private const int Parked = 100_000;
    private const int Woken = 1_000;
    private const int StepsPerRun = ShortRuns.StepsPerRun;
    private const int Concurrency = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public override string Name => "W13";

    public override string Description => $"{Parked:N0} runs that wait for days, among which {Woken:N0} wake at once and make {StepsPerRun} steps, beside W1's {ShortRuns.Count:N0} runs of {StepsPerRun} steps at concurrency {ShortRuns.Concurrency}";

    public override async Task RunAsync(ScenarioContext context)
    {
        string path = context.Directory.NewFile();
        await using EngineHost host = await EngineHost.StartAsync(path);
        await MeasureAsync(Woken, () => StartAsync(Woken, () => host.CountAsync(StepsPerRun)));
        await ParkAsync(host, Parked / 10);
        long few = ParkedRuns.MemoryInUse();
        await ParkAsync(host, Parked);
        double perRun = (double)(ParkedRuns.MemoryInUse() - few) / (Parked - Parked / 10);
        await using EngineHost other = await EngineHost.StartAsync(context.Directory.NewFile());
        await MeasureAsync(ShortRuns.Count, () => ShortRuns.RunAsync(other));
        List<Measurement> waking = [], starting = [], @short = [];
        for (int i = 0; i < context.Repetitions; i++)
        {
            @short.Add(await MeasureAsync(ShortRuns.Count, () => ShortRuns.RunAsync(other)));
            starting.Add(await MeasureAsync(Woken, () => StartAsync(Woken, () => host.CountAsync(StepsPerRun))));
            waking.Add(await MeasureWakingAsync(host));
        }

        Table table = new("", "ms", "steps/s");
        Add(table, $"{Woken:N0} of {Parked:N0} parked runs wake and end", waking);
        Add(table, $"{Woken:N0} runs are started beside them, at concurrency {Concurrency}, and end", starting);
        Add(table, $"W1's {ShortRuns.Count:N0} runs, in a store of their own", @short);
        context.Output.WriteLine(table);
        context.Output.WriteLine("  " + Verdict.AtMost("managed bytes per parked run", perRun, 50));
        context.Output.WriteLine("  " + Verdict.AtLeast("steps/s while they wake / W1's", Ratio(waking, @short), 1));
        context.Output.WriteLine($"  For information: steps/s while they wake / of runs that are started: {Ratio(waking, starting):N2}.");
    }

    private static double Ratio(List<Measurement> one, List<Measurement> other) => one.Zip(other, static (mine, its) => mine.StepsPerSecond / its.StepsPerSecond).Median();

    private static void Add(Table table, string name, List<Measurement> repetitions) => table.Add(
        name, $"{repetitions.Select(static each => each.Time.TotalMilliseconds).Median():N0}", $"{repetitions.Select(static each => each.StepsPerSecond).Median():N0}");

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

    private static async Task<Measurement> MeasureAsync(int runs, Func<Task> run)
    {
        long begun = Stopwatch.GetTimestamp();
        await run();
        return new Measurement(runs, Stopwatch.GetElapsedTime(begun));
    }

    private static async Task<Measurement> MeasureWakingAsync(EngineHost host)
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
        TimeSpan time = Stopwatch.GetElapsedTime(begun);
        Expect("completed runs", completed + Woken, LogFile.CountRuns(host.Path, "completed"));
        return new Measurement(Woken, time);
    }

    private sealed record Measurement(int Runs, TimeSpan Time)
    {
        public double StepsPerSecond => Runs * StepsPerRun / Time.TotalSeconds;
    }
}
