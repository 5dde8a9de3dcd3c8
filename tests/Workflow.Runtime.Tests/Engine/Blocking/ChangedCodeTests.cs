using Workflow.Runtime.Compiled;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Blocking;

public class ChangedCodeTests
{
    private static readonly StepDescriptor<int, int> Add = HandMade.Step("add");
    private static readonly StepDescriptor<int, int> Other = HandMade.Step("other");
    private static readonly StepDescriptor<int, int> YetOther = HandMade.Step("yet_other");
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_run_whose_log_does_not_fit_waits_for_code_that_fits(ResumeMode mode)
    {
        string id = await BeginAsync(mode);
        await using (WorkflowTestHost wrong = Host("2", Other, mode, TimeSpan.FromHours(2)))
        {
            string reason = await _store.UntilBlockedAsync(id);
            reason.ShouldContain("step_started 'add'");
            reason.ShouldContain("step_started 'other'");
        }

        await using WorkflowTestHost right = Host("1", Add, mode, TimeSpan.FromHours(3));
        (await right.Client.GetHandle<int>(id).GetResultAsync().Guarded()).ShouldBe(3);
        (await right.Client.GetHandle(id).DescribeAsync()).BlockedReason.ShouldBeNull();
    }

    [Fact]
    public async Task Two_workers_whose_code_does_not_fit_block_a_run_once_each_and_leave_it_to_a_third()
    {
        string id = await BeginAsync(ResumeMode.Live);
        int blocks = 0;
        _store.AroundWrite = async (writes, apply) =>
        {
            Interlocked.Add(ref blocks, writes.Count(static write => write is CommitRun { BlockedReason: not null }));
            return await apply();
        };
        await using WorkflowTestHost wrong = Host("2", Other, ResumeMode.Live, TimeSpan.FromHours(2));
        await using WorkflowTestHost alsoWrong = Host("3", YetOther, ResumeMode.Live, TimeSpan.FromHours(2));
        await _store.UntilAsync(id, _ => Volatile.Read(ref blocks) >= 2);
        foreach (WorkflowTestHost host in new[] { wrong, alsoWrong, wrong, alsoWrong }) await host.Time.AdvanceAsync(TimeSpan.Zero);
        await using WorkflowTestHost right = Host("1", Add, ResumeMode.Live, TimeSpan.FromHours(3));
        (await right.Client.GetHandle<int>(id).GetResultAsync().Guarded()).ShouldBe(3);
        blocks.ShouldBe(2);
    }

    [Fact]
    public async Task A_blocked_run_is_suspended_and_keeps_its_log()
    {
        string id = await BeginAsync(ResumeMode.Live);
        await using WorkflowTestHost wrong = Host("2", Other, ResumeMode.Live, TimeSpan.FromHours(2));
        await _store.UntilBlockedAsync(id);
        WorkflowHandle run = wrong.Client.GetHandle(id);
        (await run.StatusAsync()).ShouldBe(RunStatus.Suspended);
        (await run.EventsAsync("step_completed")).ShouldHaveSingleItem();
        (await run.TerminateAsync()).ShouldBeTrue();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
    }

    private async Task<string> BeginAsync(ResumeMode mode)
    {
        await using WorkflowTestHost host = Host("1", Add, mode, TimeSpan.Zero);
        string id = (await host.Client.StartAsync<int, int>("counting", "1.0.0", 1)).RunId;
        await host.Time.AdvanceAsync("1m");
        return id;
    }

    private WorkflowTestHost Host(string shapeHash, StepDescriptor<int, int> step, ResumeMode mode, TimeSpan later) => Hosts.Make(
        w => w.AddStep(step).AddWorkflow(HandMade.Workflow(shapeHash, async (context, number) =>
        {
            number = await context.CallStep(step, number);
            await Durable.Delay("1h");
            return await context.CallStep(step, number);
        })), null, mode, _store, Hosts.Start + later);
}
