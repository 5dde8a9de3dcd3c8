using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Restarting;

public class RestartedHookTests
{
    private readonly Diary _diary = new();

    [Fact]
    public async Task A_hook_that_was_made_behind_the_cut_of_a_restart_cannot_be_answered()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddAskingFlows(), _diary);
        WorkflowHandle<string> run = await host.Client.StartAskWhyCancelledAsync();
        await run.CancelAsync();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        string token = _diary.Lines.ShouldHaveSingleItem();
        (await Should.ThrowAsync<HookException>(() => host.Client.AnswerHookAsync(token, "no money").Guarded())).Problem.ShouldBe(HookProblem.Closed);

        await run.RestartAsync();

        (await Should.ThrowAsync<HookException>(() => host.Client.AnswerHookAsync(token, "no money").Guarded())).Problem.ShouldBe(HookProblem.Closed);
    }
}
