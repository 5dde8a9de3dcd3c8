using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Children;

/// <summary>A run whose id another one had, which was deleted while its child went on.</summary>
public class ReusedParentTests
{
    private static readonly StartOptions Daily = new() { Id = "daily" };

    [Fact]
    public async Task It_does_not_take_the_outcome_of_that_child_for_that_of_its_own()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddFamilyFlows().AddChildFlows(), new Diary());
        await LeaveAndDeleteAsync(host);
        WorkflowHandle<string> run = await host.Client.StartDailyAsync("young", false, Daily);
        await GoAsync(host, "old");

        await GoAsync(host, "young");

        (await run.GetResultAsync().Guarded()).ShouldBe("young");
    }

    [Fact]
    public async Task It_is_refused_a_child_with_the_id_of_that_child()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddFamilyFlows().AddChildFlows(), new Diary());
        await LeaveAndDeleteAsync(host);
        await GoAsync(host, "old");

        (await (await host.Client.StartDailyAsync("old", false, Daily)).GetResultAsync().Guarded()).ShouldBe("old is taken");
    }

    private static async Task LeaveAndDeleteAsync(WorkflowTestHost host)
    {
        await (await host.Client.StartDailyAsync("old", true, Daily)).GetResultAsync().Guarded();
        await host.Time.AdvanceAsync("1h");
        (await host.Client.DeleteRunsAsync(host.Time.GetUtcNow())).ShouldBe(1);
    }

    private static async Task GoAsync(WorkflowTestHost host, string child)
    {
        await host.WaitForSignalAsync("go").Guarded();
        WorkflowHandle<string> run = host.Client.GetHandle<string>(child);
        await run.SignalAsync("go", child);
        await run.GetResultAsync().Guarded();
    }
}
