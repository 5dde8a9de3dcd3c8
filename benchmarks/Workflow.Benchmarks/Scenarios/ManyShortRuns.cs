using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Floor;
using Workflow.Benchmarks.Report;
using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W1: throughput, beside that of the same event rows put into a bare table.</summary>
internal sealed class ManyShortRuns : Scenario
{
    private const int WarmUps = 3;

    public override string Name => "W1";

    public override string Description => $"{ShortRuns.Count:N0} runs of {ShortRuns.StepsPerRun} trivial steps at concurrency {ShortRuns.Concurrency}, beside the same rows by a bare group-committing writer";

    public override async Task RunAsync(ScenarioContext context)
    {
        Recording recording = await RecordAsync(context);
        context.Output.WriteLine(
            $"  The floor inserts what the engine wrote in an unmeasured run: per run {Recording.Describe(recording.Runs[0])} events per request, of the same bytes.");
        List<Measurement> engine = [], floor = [], rowByRow = [], gathered = [];
        for (int i = 0; i < WarmUps; i++)
        {
            await MeasureEngineAsync(context, recording);
            await MeasureFloorAsync(context, recording.Runs, gathers: i % 2 == 1);
        }

        for (int i = 0; i < context.Repetitions; i++)
        {
            engine.Add(await MeasureEngineAsync(context, recording));
            floor.Add(await MeasureFloorAsync(context, recording.Runs, gathers: false));
            rowByRow.Add(await MeasureFloorAsync(context, recording.OneRowPerRequest, gathers: false));
            gathered.Add(await MeasureFloorAsync(context, recording.Runs, gathers: true));
        }

        Table table = new("", "steps/s", "ms", "event rows", "bytes", "transactions", "allocated B/step");
        Add(table, "engine", engine);
        Add(table, "floor, in the engine's groups", floor);
        Add(table, "floor, one row per request", rowByRow);
        Add(table, "floor, that knows its producers", gathered);
        context.Output.WriteLine(table);
        context.Output.WriteLine("  " + Verdict.AtLeast("engine / floor (median of the repetitions' ratios)", Ratio(engine, floor), 0.5));
        context.Output.WriteLine(
            $"  For information: engine / floor that waits for the next request of all {ShortRuns.Concurrency} producers before each transaction: {Ratio(engine, gathered):N2}.");
    }

    private static double Ratio(List<Measurement> engine, List<Measurement> floor) =>
        engine.Zip(floor, (mine, bare) => bare.Time / mine.Time).Median();

    private static void Add(Table table, string name, List<Measurement> repetitions)
    {
        double seconds = repetitions.Select(one => one.Time.TotalSeconds).Median();
        table.Add(
            name, $"{ShortRuns.Steps / seconds:N0}", $"{seconds * 1000:N0}", $"{repetitions[0].Rows:N0}", $"{repetitions[0].Bytes:N0}",
            $"{repetitions.Select(one => (double)one.Transactions).Median():N0}", $"{repetitions.Select(one => (double)one.Allocated / ShortRuns.Steps).Median():N0}");
    }

    /// <summary>Runs once, unmeasured: the engine warms up, and what it writes is kept for the floor.</summary>
    private static async Task<Recording> RecordAsync(ScenarioContext context)
    {
        RecordingStore? store = null;
        EngineHost host = await EngineHost.StartAsync(context.Directory.NewFile(), inner => store = new RecordingStore(inner));
        await using (host) await ShortRuns.RunAsync(host);
        Expect("recorded runs", ShortRuns.Count, store!.Runs.Count);
        return new Recording([.. store.Runs.Values]);
    }

    private static async Task<Measurement> MeasureEngineAsync(ScenarioContext context, Recording recording)
    {
        string path = context.Directory.NewFile();
        EngineHost host = await EngineHost.StartAsync(path);
        await using (host)
        {
            int before = host.Transactions;
            long allocated = GC.GetTotalAllocatedBytes();
            long begun = Stopwatch.GetTimestamp();
            await ShortRuns.RunAsync(host);
            TimeSpan time = Stopwatch.GetElapsedTime(begun);
            (long rows, long bytes) = LogFile.CountEvents(path);
            Expect("completed runs", ShortRuns.Count, LogFile.CountRuns(path, "completed"));
            Expect("event rows of the engine", recording.Rows, rows);
            return new Measurement(time, rows, bytes, host.Transactions - before, GC.GetTotalAllocatedBytes() - allocated);
        }
    }

    private static async Task<Measurement> MeasureFloorAsync(
        ScenarioContext context, IReadOnlyList<IReadOnlyList<IReadOnlyList<EventRecord>>> runs, bool gathers)
    {
        string path = context.Directory.NewFile();
        using FloorDatabase database = new(path);
        using GroupCommitWriter writer = new GroupCommitWriter(database, gathers).Start();
        long allocated = GC.GetTotalAllocatedBytes();
        long begun = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            runs.Index(), new ParallelOptions { MaxDegreeOfParallelism = ShortRuns.Concurrency },
            async (run, _) =>
            {
                writer.ChangeProducers(+1);
                foreach (IReadOnlyList<EventRecord> events in run.Item) await writer.WriteAsync(run.Index, events);
                writer.ChangeProducers(-1);
            });
        TimeSpan time = Stopwatch.GetElapsedTime(begun);
        (long rows, long bytes) = LogFile.CountEvents(path);
        Expect("event rows of the floor", runs.Sum(run => run.Sum(events => events.Count)), rows);
        return new Measurement(time, rows, bytes, database.Commits, GC.GetTotalAllocatedBytes() - allocated);
    }

    private sealed record Measurement(TimeSpan Time, long Rows, long Bytes, int Transactions, long Allocated);

    private sealed class Recording(IReadOnlyList<IReadOnlyList<IReadOnlyList<EventRecord>>> runs)
    {
        public IReadOnlyList<IReadOnlyList<IReadOnlyList<EventRecord>>> Runs { get; } = runs;

        public IReadOnlyList<IReadOnlyList<IReadOnlyList<EventRecord>>> OneRowPerRequest { get; } =
            [.. runs.Select(run => run.SelectMany(events => events.Select(IReadOnlyList<EventRecord> (entry) => [entry])).ToList())];

        public long Rows { get; } = runs.Sum(run => run.Sum(events => events.Count));

        public static string Describe(IReadOnlyList<IReadOnlyList<EventRecord>> run) => string.Join(" + ", run.Select(events => events.Count));
    }
}
