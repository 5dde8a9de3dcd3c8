using System.Text.Json.Nodes;
using Workflow.Runtime;

namespace Workflow.Testing.Tests.Kit;

/// <summary>Short ways to make hosts and to look at their runs.</summary>
internal static class Hosts
{
    /// <summary>Bounds every wait, so that a lost wake-up is a failure instead of a hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static WorkflowTestHost Create(ResumeMode mode, Action<WorkflowsBuilder> configure) =>
        WorkflowTestHost.Create(configure, new TestHostOptions { Resume = mode, Seed = 7 });

    public static Task<T> SoonAsync<T>(this Task<T> task) => task.WaitAsync(Patience);

    public static Task SoonAsync(this Task task) => task.WaitAsync(Patience);

    public static async Task<T> ResultAsync<T>(this Task<WorkflowHandle<T>> start)
    {
        WorkflowHandle<T> run = await start.SoonAsync();
        return await run.GetResultAsync().SoonAsync();
    }

    public static async Task<List<RunEvent>> LogAsync(this WorkflowHandle run)
    {
        List<RunEvent> log = [];
        await foreach (RunEvent next in run.GetEventsAsync()) log.Add(next);
        return log;
    }

    public static async Task<int> CountAsync(this WorkflowHandle run, string type) => (await run.LogAsync()).Count(each => each.Type == type);

    public static async Task<RunStatus> StatusAsync(this WorkflowHandle run) => (await run.DescribeAsync().SoonAsync()).Status;

    /// <summary>The log as lines, without the times that things happened at.</summary>
    public static async Task<List<string>> LogTextAsync(this WorkflowHandle run) => [.. (await run.LogAsync()).Select(Text)];

    private static string Text(RunEvent each)
    {
        JsonObject data = JsonNode.Parse(each.Data.GetRawText())!.AsObject();
        data.Remove("due");
        data.Remove("retry_at");
        return $"{each.Sequence} {each.Type} {data.ToJsonString()}";
    }
}
