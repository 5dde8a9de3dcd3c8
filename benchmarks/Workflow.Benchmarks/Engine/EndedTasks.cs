namespace Workflow.Benchmarks.Engine;

internal static class EndedTasks
{
    public static Task<int> Number { get; } = Task.FromResult(1);

    public static Task Nothing { get; } = Task.CompletedTask;
}
