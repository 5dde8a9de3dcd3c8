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
}
