using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Floor;
using Workflow.Benchmarks.Report;
using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W0: how long a caller waits for the result of one step on an idle engine, beside one transaction.</summary>
internal sealed class OneStepLatency : Scenario
{
    private const int WarmUps = 300;
    private const int Samples = 200;

    public override string Name => "W0";

    public override string Description => "start to result of a one-step run on an idle engine, beside one single-row transaction";

    public override async Task RunAsync(ScenarioContext context)
    {
        string path = context.Directory.NewFile();
        EngineHost host = await EngineHost.StartAsync(path);
        await using (host)
        {
            using FloorDatabase floor = new(context.Directory.NewFile());
            for (int i = 0; i < WarmUps; i++) await MeasureEngineAsync(host);
            List<double> engine = [], commit = [], ratios = [];
            int transactions = host.Transactions;
            for (int i = 0; i < context.Repetitions; i++)
            {
                (double ofEngine, double ofCommit) = await MeasureAsync(host, floor);
                engine.Add(ofEngine);
                commit.Add(ofCommit);
                ratios.Add(ofEngine / ofCommit);
            }

            int runs = context.Repetitions * Samples;
            Expect("completed runs", runs + WarmUps, LogFile.CountRuns(path, "completed"));
            Expect("rows of the floor", runs, floor.Commits);
            Table table = new("", "µs (median)", "transactions per run");
            table.Add("start to result", $"{engine.Median():N0}", $"{(double)(host.Transactions - transactions) / runs:N2}");
            table.Add("one single-row transaction", $"{commit.Median():N0}", "1");
            context.Output.WriteLine(table);
            context.Output.WriteLine("  " + Verdict.AtMost("start to result / transaction", ratios.Median(), 5));
        }
    }

    private static async Task<(double Engine, double Commit)> MeasureAsync(EngineHost host, FloorDatabase floor)
    {
        List<double> engine = [], commit = [];
        for (int i = 0; i < Samples; i++)
        {
            engine.Add(await MeasureEngineAsync(host));
            commit.Add(MeasureCommit(floor));
        }

        return (engine.Median(), commit.Median());
    }

    private static async Task<double> MeasureEngineAsync(EngineHost host)
    {
        long begun = Stopwatch.GetTimestamp();
        await host.CountAsync(1);
        return Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
    }

    private static double MeasureCommit(FloorDatabase floor)
    {
        EventRecord entry = new(1, "step_completed", DateTimeOffset.UnixEpoch, """{"call":2,"step":"increment","attempt":1,"result":1}"""u8.ToArray());
        long begun = Stopwatch.GetTimestamp();
        floor.Begin();
        floor.Insert(floor.Commits, entry);
        floor.Commit();
        return Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
    }
}
