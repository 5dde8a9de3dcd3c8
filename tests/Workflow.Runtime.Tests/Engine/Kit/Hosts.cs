using Microsoft.Extensions.DependencyInjection;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Kit;

/// <summary>Makes hosts and reads what they did.</summary>
internal static class Hosts
{
    /// <summary>When virtual time begins.</summary>
    public static readonly DateTimeOffset Start = new TestHostOptions().StartTime;

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public static WorkflowTestHost Make(
        Action<WorkflowsBuilder> configure, Diary? diary = null, ResumeMode mode = ResumeMode.Live, StoreWrapper? store = null, DateTimeOffset? startTime = null) =>
        WorkflowTestHost.Create(
            builder =>
            {
                if (diary is not null) builder.Services.AddSingleton(diary);
                configure(builder);
            },
            new TestHostOptions { Resume = mode, Store = store is null ? null : () => store, StartTime = startTime ?? Start });

    public static Task Guarded(this Task task) => task.WaitAsync(Guard);

    public static Task<T> Guarded<T>(this Task<T> task) => task.WaitAsync(Guard);

    public static async Task<RunEvent[]> EventsAsync(this WorkflowHandle run, string type)
    {
        List<RunEvent> found = [];
        await foreach (RunEvent each in run.GetEventsAsync())
            if (each.Type == type) found.Add(each);
        return [.. found];
    }

    /// <summary>The times after the start of virtual time that retries were planned for.</summary>
    public static async Task<double[]> RetrySecondsAsync(this WorkflowHandle run) =>
        [.. (await run.EventsAsync("step_retrying")).Select(each => (each.Data.GetProperty("retry_at").GetDateTimeOffset() - Start).TotalSeconds)];

    public static async Task<RunStatus> StatusAsync(this WorkflowHandle run) => (await run.DescribeAsync()).Status;

    /// <summary>How the run failed, once it has.</summary>
    public static Task<WorkflowFailedException> FailureAsync(this WorkflowHandle run) =>
        Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().Guarded());
}
