using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W5: what a step costs in a fan-out, beside one in a short run.</summary>
internal sealed class WideRun : Scenario
{
    private const int Steps = 1_000;

    public override string Name => "W5";

    public override string Description => $"one run of {Steps:N0} parallel steps and their join, beside W1's {ShortRuns.Count:N0} runs of {ShortRuns.StepsPerRun} steps at concurrency {ShortRuns.Concurrency}";

    public override async Task RunAsync(ScenarioContext context)
    {
        string path = context.Directory.NewFile();
        await using EngineHost host = await EngineHost.StartAsync(path);
        List<double> wide = [], @short = [];
        for (int i = 0; i < 3; i++)
        {
            await MeasureWideAsync(host);
            await MeasureShortAsync(host);
        }

        for (int i = 0; i < context.Repetitions; i++)
        {
            wide.Add(await MeasureWideAsync(host));
            @short.Add(await MeasureShortAsync(host));
        }

        Table table = new("", "µs per step");
        table.Add("fan-out", $"{wide.Median():N0}");
        table.Add("short runs", $"{@short.Median():N0}");
        context.Output.WriteLine(table);
        context.Output.WriteLine("  " + Verdict.AtMost("a step of the fan-out / a step of the short runs", wide.Zip(@short, static (one, other) => one / other).Median(), 1.2));
    }

    private static async Task<double> MeasureWideAsync(EngineHost host)
    {
        long begun = Stopwatch.GetTimestamp();
        int made = await (await host.Client.StartFanOutAsync(Steps)).GetResultAsync();
        double time = Stopwatch.GetElapsedTime(begun).TotalMicroseconds / Steps;
        Expect("steps", Steps, made);
        return time;
    }

    private static async Task<double> MeasureShortAsync(EngineHost host)
    {
        long begun = Stopwatch.GetTimestamp();
        await ShortRuns.RunAsync(host);
        return Stopwatch.GetElapsedTime(begun).TotalMicroseconds / ShortRuns.Steps;
    }
}
