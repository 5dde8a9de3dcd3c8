using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class RetryTests
{
    private readonly Diary _diary = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.Random)]
    public async Task Retries_come_with_growing_delays_up_to_the_longest(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary, mode);
        WorkflowHandle<int> run = await host.Client.StartRetriedAsync(3);
        (await run.GetResultAsync().Guarded()).ShouldBe(4);
        (await run.RetrySecondsAsync()).ShouldBe([1, 3, 6]);
        host.Time.GetUtcNow().ShouldBe(Hosts.Start.AddSeconds(6));
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task Three_retries_are_four_attempts_and_no_more(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary, mode);
        WorkflowHandle<int> run = await host.Client.StartRetriedAsync(99);
        (await run.FailureAsync()).ErrorMessage.ShouldBe("attempt 4");
        _diary.Lines.Length.ShouldBe(4);
        (await run.EventsAsync("step_failed")).ShouldHaveSingleItem().Data.GetProperty("attempt").GetInt32().ShouldBe(4);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_fatal_exception_is_not_retried(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary, mode);
        WorkflowHandle<int> run = await host.Client.StartHopelessAsync();
        (await run.FailureAsync()).InnerException.ShouldBeOfType<FatalException>().Message.ShouldBe("no use");
        _diary.Lines.ShouldBe(["doomed"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_step_can_say_when_it_wants_to_be_retried(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary, mode);
        WorkflowHandle<int> run = await host.Client.StartPatientAsync();
        (await run.GetResultAsync().Guarded()).ShouldBe(3);
        (await run.RetrySecondsAsync()).ShouldBe([3600, 3600.5]);
    }

    [Fact]
    public async Task An_attempt_that_runs_over_its_timeout_is_retried_and_then_fails()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary);
        WorkflowHandle<string> run = await host.Client.StartSlowAsync();
        await _diary.Answered.WaitAsync().Guarded();
        await host.Time.AdvanceAsync("6s");
        await _diary.Answered.WaitAsync().Guarded();
        await host.Time.AdvanceAsync("5s");
        (await run.GetResultAsync().Guarded()).ShouldContain("Attempt 2 of step 'stuck' did not end within its timeout of 00:00:05");
        (await run.RetrySecondsAsync()).ShouldBe([6]);
        _diary.Lines.ShouldBe(["stuck", "stuck"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_failure_tells_when_its_last_attempt_began(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary, mode);
        WorkflowHandle<double> run = await host.Client.StartLastBeginAsync();
        await _diary.Entered.Task.Guarded();
        await host.Time.AdvanceAsync("11s");
        (await run.GetResultAsync().Guarded()).ShouldBe(6);
    }

    [Fact]
    public async Task A_step_that_blocks_its_thread_runs_over_its_timeout_like_any_other()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary);
        WorkflowHandle<string> run = await host.Client.StartBlockingAsync();
        await _diary.Entered.Task.Guarded();
        await host.Time.AdvanceAsync("6s");
        (await run.GetResultAsync().Guarded()).ShouldContain("did not end within its timeout of 00:00:05");
        _diary.Gate.SetResult();
    }

    [Fact]
    public async Task A_timeout_may_be_longer_than_any_timer()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary);
        WorkflowHandle<string> run = await host.Client.StartLastingAsync();
        await _diary.Entered.Task.Guarded();
        await host.Time.AdvanceAsync("119d");
        (await run.DescribeAsync()).Status.ShouldBe(RunStatus.Running);
        await host.Time.AdvanceAsync("2d");
        (await run.GetResultAsync().Guarded()).ShouldContain("did not end within its timeout of 120.00:00:00");
    }

    [Fact]
    public async Task A_retry_that_is_wanted_after_the_end_of_time_waits_until_the_run_is_cancelled()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), _diary);
        WorkflowHandle<string> run = await host.Client.StartNeverAsync();
        await host.Time.AdvanceAsync("1d");
        (await run.EventsAsync("step_retrying")).ShouldHaveSingleItem();
        (await run.DescribeAsync()).BlockedReason.ShouldBeNull();
        await run.CancelAsync();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
    }
}
