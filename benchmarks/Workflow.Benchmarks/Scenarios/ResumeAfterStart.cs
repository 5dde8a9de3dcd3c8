using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Floor;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W3: whether a worker that starts is longer at its first step the longer the run has been going that it finds.</summary>
internal sealed class ResumeAfterStart : Scenario
{
    private static readonly int[] Lengths = [10, 1_000, 10_000];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public override string Name => "W3";

    public override string Description => "from the start of a worker to the next step of a run that is due, after 10, 1,000 and 10,000 steps";

    public override async Task RunAsync(ScenarioContext context)
    {
        Dictionary<int, List<double>> times = Lengths.ToDictionary(static length => length, static _ => new List<double>());
        foreach (int length in Lengths) await MeasureAsync(context, length);
        for (int i = 0; i < 3 * context.Repetitions; i++)
            foreach (int length in Lengths) times[length].Add(await MeasureAsync(context, length));
        Table table = new("steps", "ms to the next step");
        foreach (int length in Lengths) table.Add($"{length:N0}", $"{times[length].Median():N1}");
        context.Output.WriteLine(table);
        double ratio = times[Lengths[^1]].Zip(times[Lengths[0]], static (longest, shortest) => longest / shortest).Median();
        context.Output.WriteLine("  " + Verdict.AtMost($"after {Lengths[^1]:N0} steps / after {Lengths[0]:N0}", ratio, 1.5));
    }

    private static async Task<double> MeasureAsync(ScenarioContext context, int length)
    {
        string path = context.Directory.NewFile();
        await using (EngineHost first = await EngineHost.StartAsync(path))
        {
            await first.Client.StartCountAndWakeAsync(length, Pause, 0);
            for (long begun = Environment.TickCount64; LogFile.CountRuns(path, "suspended") == 0 && Environment.TickCount64 - begun < Patience.TotalMilliseconds;) await Task.Delay(5);
        }

        Expect("parked runs", 1, LogFile.CountRuns(path, "suspended"));
        await Task.Delay(Pause);
        TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Flows.Woken = woken.SetResult;
        long start = Stopwatch.GetTimestamp();
        await using EngineHost second = await EngineHost.StartAsync(path);
        await woken.Task.WaitAsync(Patience);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Flows.Woken = null;
        return time;
    }
}
