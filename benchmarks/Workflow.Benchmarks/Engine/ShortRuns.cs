namespace Workflow.Benchmarks.Engine;

/// <summary>W1's runs, which others are measured beside.</summary>
internal static class ShortRuns
{
    public const int Count = 2_000;
    public const int StepsPerRun = 3;
    public const int Steps = Count * StepsPerRun;
    public const int Concurrency = 50;

    /// <summary>Runs all of them from start to result.</summary>
    public static Task RunAsync(EngineHost host) => Parallel.ForEachAsync(
        Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (_, _) => await host.CountAsync(StepsPerRun));
}
