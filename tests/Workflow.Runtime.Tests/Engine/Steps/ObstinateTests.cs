using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class ObstinateTests
{
    private readonly Diary _diary = new();

    [Fact]
    public async Task A_step_has_succeeded_although_its_services_cannot_be_disposed()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartUsingAsync();

        (await run.GetResultAsync().Guarded()).ShouldBe("used");

        _diary.Lines.ShouldBe(["used", "disposed"]);
    }

    [Fact]
    public async Task A_body_that_was_cut_off_keeps_its_services_until_it_ends()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartUsingForTooLongAsync();
        await _diary.Entered.Task.Guarded();
        await host.Time.AdvanceAsync("6s").Guarded();

        (await run.GetResultAsync().Guarded()).ShouldContain("did not end within its timeout of 00:00:05");

        _diary.Lines.ShouldBeEmpty();
        _diary.Gate.SetResult();
        await _diary.Answered.WaitAsync().Guarded();
        _diary.Lines.ShouldBe(["used", "disposed"]);
    }

    [Fact]
    public async Task A_timeout_does_not_wait_for_what_a_body_has_registered_on_its_token()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartClingingAsync();
        await _diary.Entered.Task.Guarded();
        await host.Time.AdvanceAsync("6s").Guarded();

        (await run.GetResultAsync().Guarded()).ShouldContain("did not end within its timeout of 00:00:05");
        _diary.Gate.SetResult();
    }

    [Fact]
    public async Task A_worker_that_stops_tells_every_step_and_does_not_wait_for_what_they_have_registered()
    {
        WorkflowTestHost host = Host();
        await host.Client.StartClingingTwiceAsync();
        await _diary.Answered.WaitAsync().Guarded();
        await _diary.Answered.WaitAsync().Guarded();

        await host.DisposeAsync().AsTask().Guarded();

        _diary.Lines.ShouldBe(["stopped", "stopped"]);
        _diary.Gate.SetResult();
    }

    private WorkflowTestHost Host() => Hosts.Make(
        w =>
        {
            w.AddObstinateFlows().Services.AddScoped<BrittleTool>();
            w.ConfigureWorker(o => o.StopTimeout = TimeSpan.Zero);
        },
        _diary);
}
