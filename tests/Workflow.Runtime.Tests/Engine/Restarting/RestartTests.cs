using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Restarting;

public class RestartTests
{
    private readonly Diary _diary = new() { IsBroken = true };

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_hook_that_expired_after_what_is_tried_again_expires_again(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddRestartFlows(), _diary, mode);
        WorkflowHandle<string> run = await host.Client.StartShipAndAskAsync();
        await run.FailureAsync();
        _diary.IsBroken = false;

        await run.RestartAsync();

        (await run.GetResultAsync().Guarded()).ShouldBe("shipped, nothing wished");
        _diary.Lines.ShouldBe(["ship", "ship"]);
        (await run.EventsAsync("hook_expired")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_before_its_time_to_begin_waits_for_that_when_it_is_restarted()
    {
        _diary.IsBroken = false;
        await using WorkflowTestHost host = Hosts.Make(w => w.AddRestartFlows(), _diary);
        WorkflowHandle<string> run = await host.Client.StartShipLaterAsync(new StartOptions { StartAt = Hosts.Start.AddDays(3) });
        for (int i = 0; i < 2; i++)
        {
            await run.CancelAsync();
            (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
            await run.RestartAsync();
        }

        _diary.Lines.ShouldBeEmpty();
        (await run.GetResultAsync().Guarded()).ShouldBe("shipped");
        host.Time.GetUtcNow().ShouldBe(Hosts.Start.AddDays(3).AddHours(2));
    }

    [Fact]
    public async Task A_restarted_run_has_the_time_that_it_was_given_and_not_that_of_its_wait_to_begin()
    {
        _diary.IsBroken = false;
        await using WorkflowTestHost host = Hosts.Make(w => w.AddRestartFlows(), _diary);
        WorkflowHandle<string> run = await host.Client.StartShipLaterAsync(new StartOptions { StartAt = Hosts.Start.AddDays(3), Timeout = TimeSpan.FromHours(1) });
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.TimedOut);

        await run.RestartAsync();

        (await run.DescribeAsync()).Deadline.ShouldBe(host.Time.GetUtcNow().AddHours(1));
    }
}
