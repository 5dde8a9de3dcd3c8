using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Floor;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W2: whether a step costs more the longer its run has been going.</summary>
internal sealed class OneLongRun : Scenario
{
    private static readonly int[] Lengths = [100, 1_000, 5_000];

    public override string Name => "W2";

    public override string Description => "one run of 100, 1,000 and 5,000 steps one after the other";

    public override async Task RunAsync(ScenarioContext context)
    {
        string path = context.Directory.NewFile();
        EngineHost host = await EngineHost.StartAsync(path);
        await using (host)
        {
            await host.CountAsync(Lengths[^1]);
            Dictionary<int, List<double>> perStep = Lengths.ToDictionary(length => length, _ => new List<double>());
            for (int i = 0; i < context.Repetitions; i++)
            {
                foreach (int length in Lengths) perStep[length].Add(await MeasureAsync(host, length));
            }

            // Started and completed for each step and for the run itself.
            long expected = Lengths.Sum(length => context.Repetitions * PartsOf(length) * EventsOf(length)) + EventsOf(Lengths[^1]);
            Expect("event rows", expected, LogFile.CountEvents(path).Rows);
            Table table = new("steps", "µs per step");
            foreach (int length in Lengths) table.Add($"{length:N0}", $"{perStep[length].Median():N0}");
            context.Output.WriteLine(table);
            double ratio = perStep[Lengths[^1]].Zip(perStep[Lengths[0]], (longest, shortest) => longest / shortest).Median();
            context.Output.WriteLine("  " + Verdict.AtMost($"a step of {Lengths[^1]:N0} / a step of {Lengths[0]:N0}", ratio, 1.2));
        }
    }

    /// <summary>Short runs are made several times in a row, so that each length is measured over about the same time and number of steps.</summary>
    private static int PartsOf(int length) => Math.Max(1, 1_000 / length);

    private static long EventsOf(int length) => 2 * (length + 1);

    private static async Task<double> MeasureAsync(EngineHost host, int length)
    {
        List<double> times = [];
        for (int i = 0; i < PartsOf(length); i++)
        {
            long begun = Stopwatch.GetTimestamp();
            await host.CountAsync(length);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds / length);
        }

        return times.Average();
    }
}
