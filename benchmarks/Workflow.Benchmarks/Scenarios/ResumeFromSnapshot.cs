using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Report;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Sqlite;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W6: whether a run comes back more slowly the longer it has been going.</summary>
internal sealed class ResumeFromSnapshot : Scenario
{
    private const int Few = 10;
    private const int Many = 10_000;

    /// <summary>Steps since the snapshot.</summary>
    private const int Since = 10;
    private const int WarmUps = 500;
    private const int Samples = 100;
    private const int SamplesOfLongReplay = 5;

    public override string Name => "W6";

    public override string Description => $"reading back a run of {Few} and of {Many:N0} steps, with a snapshot {Since} steps ago, until it calls its next step; and by replay";

    public override async Task RunAsync(ScenarioContext context)
    {
        using LooseRuns runs = new();
        await using SqliteWorkflowStore store = new(context.Directory.NewFile(), new SqliteStoreOptions());
        await store.OpenAsync(CancellationToken.None);
        string few = await PrepareAsync(store, Few);
        string many = await PrepareAsync(store, Many);

        NoSnapshots replays = new();
        await MeasureAsync(runs, store, few, ResumePolicy.Default, WarmUps);
        await MeasureAsync(runs, store, many, ResumePolicy.Default, WarmUps);
        await MeasureAsync(runs, store, few, replays, WarmUps);
        await MeasureAsync(runs, store, many, replays, SamplesOfLongReplay);
        List<double> snapshotOfFew = [], snapshotOfMany = [], replayOfFew = [], replayOfMany = [];
        for (int i = 0; i < context.Repetitions; i++)
        {
            snapshotOfFew.Add(await MeasureAsync(runs, store, few, ResumePolicy.Default, Samples));
            snapshotOfMany.Add(await MeasureAsync(runs, store, many, ResumePolicy.Default, Samples));
            replayOfFew.Add(await MeasureAsync(runs, store, few, replays, Samples));
            replayOfMany.Add(await MeasureAsync(runs, store, many, replays, SamplesOfLongReplay));
        }

        Table table = new("µs (median)", $"{Few} steps", $"{Many:N0} steps");
        table.Add("from the snapshot", $"{snapshotOfFew.Median():N0}", $"{snapshotOfMany.Median():N0}");
        table.Add("by replay", $"{replayOfFew.Median():N0}", $"{replayOfMany.Median():N0}");
        context.Output.WriteLine(table);
        double ratio = snapshotOfMany.Zip(snapshotOfFew, static (longer, shorter) => longer / shorter).Median();
        context.Output.WriteLine("  " + Verdict.AtMost($"from the snapshot after {Many:N0} steps / after {Few}", ratio, 1.5));
    }

    /// <summary>Puts a run into the store that waits, and has a snapshot of the time when it waited before.</summary>
    private static async Task<string> PrepareAsync(SqliteWorkflowStore store, int steps)
    {
        // Its start, two events for each step, both of the first sleep and the beginning of the second.
        int first = 1 + 2 * steps + 1;
        ParkedRun run = await ParkedRun.MakeAsync(
            async client => (await client.StartCountAndSleepAsync(steps, Since, new() { Id = $"steps-{steps}" })).RunId, first + 1 + 2 * Since + 1);
        await run.WriteAsync(store, first);
        return run.Run.RunId;
    }

    private static async Task<double> MeasureAsync(LooseRuns runs, SqliteWorkflowStore store, string runId, ResumePolicy policy, int samples)
    {
        List<double> times = [];
        Resumes resumes = new();
        for (int i = 0; i < samples; i++)
        {
            long begun = Stopwatch.GetTimestamp();
            await runs.WakeAsync(store, runId, policy, resumes);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        }

        Expect("resumes from the snapshot", policy is NoSnapshots ? 0 : samples, resumes.FromSnapshot);
        return times.Median();
    }

    private sealed class NoSnapshots : ResumePolicy
    {
        public override bool ResumesFromSnapshot() => false;
    }
}
