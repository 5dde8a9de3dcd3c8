using Workflow.Benchmarks;
using Workflow.Benchmarks.Machine;
using Workflow.Benchmarks.Scenarios;

IReadOnlyList<Scenario> all =
[
    new ManyShortRuns(), new OneStepLatency(), new OneLongRun(), new ResumeAfterStart(), new ParkedRuns(), new WideRun(), new WakingRuns(),
    new ResumeFromSnapshot(), new MoveNextPerAwait(), new SnapshotSize(), new GeneratedText(), new BuildTime(), new AnalysisTime(), new IncrementalGeneration(),
];
try
{
    BenchmarkOptions options = BenchmarkOptions.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(BenchmarkOptions.HelpText(all));
        return 0;
    }

    IReadOnlyList<Scenario> chosen = options.Choose(all);
    string directory = WorkDirectory.Prepare(options.Directory);
    Console.WriteLine(MachineFacts.Collect(directory));
    foreach (Scenario scenario in chosen)
    {
        Console.WriteLine();
        Console.WriteLine($"{scenario.Name}  {scenario.Description}");
        using WorkDirectory work = new(directory);
        await scenario.RunAsync(new ScenarioContext(work, options.Runs, Console.Out));
    }

    return 0;
}
catch (BenchmarkException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
