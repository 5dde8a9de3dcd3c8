using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Children;

public class MissingWorkflowTests
{
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_whose_host_lacks_the_workflow_that_it_starts_is_blocked_until_there_is_one_that_has_it(bool beginsAnew)
    {
        string id;
        await using (WorkflowTestHost host = Hosts.Make(w => w.AddFamilyFlows(), new Diary(), store: _store))
        {
            id = (await host.Client.StartDependingAsync(beginsAnew)).RunId;
            (await _store.UntilAsync(id, static run => run.BlockedReason is not null || run.Status.IsTerminal())).BlockedReason.ShouldNotBeNull().ShouldContain("'waiting' in version");
        }

        await using WorkflowTestHost repaired = Hosts.Make(w => w.AddFamilyFlows().AddChildFlows(), new Diary(), store: _store);
        WorkflowHandle<string> run = repaired.Client.GetHandle<string>(id);
        await run.ResumeAsync();
        await repaired.WaitForSignalAsync("go").Guarded();
        await repaired.Client.GetHandle(beginsAnew ? id : "child").SignalAsync("go", "went");
        (await run.GetResultAsync().Guarded()).ShouldBe("went");
    }
}
