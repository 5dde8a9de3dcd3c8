using Workflow.Runtime;
using Workflow.Testing.Tests.Calls;
using Workflow.Testing.Tests.Exceptions;
using Workflow.Testing.Tests.Kit;
using Workflow.Testing.Tests.Time;
using Workflow.Testing.Tests.Values;

namespace Workflow.Testing.Tests.Engine;

public class LogTests
{
    [Fact]
    public Task A_sequence_leaves_the_same_log_live_and_replayed() => CompareAsync(client => client.StartSumByLoopAsync(6, Same));

    [Fact]
    public Task Recorded_values_leave_the_same_log_live_and_replayed() => CompareAsync(client => client.StartIdStaysTheSameAsync(Same));

    [Fact]
    public Task A_race_of_timers_leaves_the_same_log_live_and_replayed() => CompareAsync(client => client.StartRaceTimersAsync(Same));

    [Fact]
    public Task A_time_out_leaves_the_same_log_live_and_replayed() => CompareAsync(client => client.StartWaitTooLongAsync(Same));

    [Fact]
    public Task A_caught_failure_leaves_the_same_log_live_and_replayed() => CompareAsync(client => client.StartRescueAsync(-1, Same));

    [Fact]
    public Task Retries_leave_the_same_log_live_and_replayed() => CompareAsync(client => client.StartTryAgainAsync(1, Same));

    private static StartOptions Same { get; } = new() { Id = "same" };

    private static async Task CompareAsync<T>(Func<WorkflowClient, Task<WorkflowHandle<T>>> start)
    {
        List<string> live = await LogOfAsync(ResumeMode.Live, start);
        (await LogOfAsync(ResumeMode.FromReplay, start)).ShouldBe(live);
        (await LogOfAsync(ResumeMode.Random, start)).ShouldBe(live);
    }

    private static async Task<List<string>> LogOfAsync<T>(ResumeMode mode, Func<WorkflowClient, Task<WorkflowHandle<T>>> start)
    {
        await using WorkflowTestHost host = Hosts.Create(
            mode, w => w.AddSequenceFlows().AddParallelFlows().AddTimerFlows().AddRecordedFlows().AddFailingFlows());
        WorkflowHandle<T> run = await start(host.Client).SoonAsync();
        await run.GetResultAsync().SoonAsync();
        return await run.LogTextAsync();
    }
}
