using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Cancelling;

public class CancelTests
{
    private readonly Diary _diary = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_pending_step_is_cancelled_and_compensation_runs(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddCancelFlows(), _diary, mode);
        WorkflowHandle run = await host.Client.StartCompensatingAsync(true);
        await _diary.Entered.Task.Guarded();
        (await run.CancelAsync()).ShouldBeTrue();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        _diary.Lines.ShouldBe(["refund"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_pending_delay_is_cancelled_and_compensation_runs(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddCancelFlows(), _diary, mode);
        WorkflowHandle run = await host.Client.StartCompensatingAsync(false);
        (await run.CancelAsync()).ShouldBeTrue();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        _diary.Lines.ShouldBe(["refund"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_run_that_swallows_its_cancellation_ends_completed(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddCancelFlows(), _diary, mode);
        WorkflowHandle<string> run = await host.Client.StartStubbornAsync();
        await run.CancelAsync();
        (await run.GetResultAsync().Guarded()).ShouldBe("went on");
        (await run.StatusAsync()).ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public async Task Cancelling_again_changes_nothing_and_after_the_end_says_no()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddCancelFlows(), _diary);
        WorkflowHandle<string> run = await host.Client.StartStubbornAsync();
        (await run.CancelAsync()).ShouldBeTrue();
        (await run.CancelAsync()).ShouldBeTrue();
        await run.GetResultAsync().Guarded();
        (await run.EventsAsync("cancel_requested")).ShouldHaveSingleItem();
        (await run.CancelAsync()).ShouldBeFalse();
        (await run.TerminateAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task Terminating_runs_no_user_code(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddCancelFlows(), _diary, mode);
        WorkflowHandle run = await host.Client.StartCompensatingAsync(true);
        await _diary.Entered.Task.Guarded();
        (await run.TerminateAsync()).ShouldBeTrue();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        _diary.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_a_run_that_is_not_there_says_so()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddCancelFlows(), _diary);
        RunNotFoundException error = await Should.ThrowAsync<RunNotFoundException>(() => host.Client.GetHandle("nobody").CancelAsync());
        error.Message.ShouldContain("nobody");
    }
}
