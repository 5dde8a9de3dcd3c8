using System.Runtime;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Floor;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W4: what a run costs that waits for days.</summary>
internal sealed class ParkedRuns : Scenario
{
    private const int Runs = 10_000;
    private const int Concurrency = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public override string Name => "W4";

    public override string Description => $"what each further run that waits in Durable.Delay costs, from {Runs:N0} to {2 * Runs:N0} of them";

    public override async Task RunAsync(ScenarioContext context)
    {
        List<double> memory = [], store = [];
        for (int i = 0; i < context.Repetitions; i++)
        {
            (double ofMemory, double ofStore) = await MeasureAsync(context);
            memory.Add(ofMemory);
            store.Add(ofStore);
        }

        Table table = new("per parked run", "bytes");
        table.Add("managed memory", $"{memory.Median():N1}");
        table.Add("store", $"{store.Median():N0}");
        context.Output.WriteLine(table);
        context.Output.WriteLine("  " + Verdict.AtMost("managed bytes per parked run", memory.Median(), 50));
    }

    private static async Task<(double Memory, double Store)> MeasureAsync(ScenarioContext context)
    {
        string path = context.Directory.NewFile();
        EngineHost host = await EngineHost.StartAsync(path);
        await using (host)
        {
            await ParkAsync(host, Runs);
            (long memory, long store) first = (MemoryInUse(), LogFile.UsedBytes(path));
            await ParkAsync(host, 2 * Runs);
            (long memory, long store) second = (MemoryInUse(), LogFile.UsedBytes(path));
            return ((double)(second.memory - first.memory) / Runs, (double)(second.store - first.store) / Runs);
        }
    }

    /// <summary>Starts runs, and waits until so many are parked altogether.</summary>
    private static async Task ParkAsync(EngineHost host, int total)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Runs), new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
            async (_, cancellationToken) => await host.Client.StartSleepAsync(30, cancellationToken: cancellationToken));
        long parked = 0;
        for (long begun = Environment.TickCount64; Environment.TickCount64 - begun < Patience.TotalMilliseconds; await Task.Delay(50))
        {
            parked = LogFile.CountRuns(host.Path, "suspended");
            if (parked == total) return;
        }

        Expect("parked runs", total, parked);
    }

    /// <summary>The managed bytes that are in use after a full collection.</summary>
    public static long MemoryInUse()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        for (int i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
