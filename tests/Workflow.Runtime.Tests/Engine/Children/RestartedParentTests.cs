using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Children;

public class RestartedParentTests
{
    private readonly Diary _diary = new() { IsBroken = true };
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task A_child_that_ends_while_the_restart_of_its_parent_is_planned_is_restarted_with_it()
    {
        await using WorkflowTestHost host = Host();
        // Its writes are its own: it can be held up while the child goes on.
        await using WorkflowTestHost client = Hosts.Make(w => w.AddFamilyFlows().AddChildFlows().ConfigureWorker(o => o.Queues = []), _diary, store: _store);
        WorkflowHandle<string> run = await host.Client.StartSupervisingAsync("child");
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Failed);
        await host.WaitForSignalAsync("undone").Guarded();
        _diary.IsBroken = false;
        _store.AroundWrite = async (writes, apply) =>
        {
            if (!writes.OfType<RestartRun>().Any()) return await apply();
            _store.AroundWrite = null;
            await host.Client.GetHandle("child").SignalAsync("undone", "yes");
            await _store.UntilAsync("child", static each => each.Status == RunStatus.Cancelled);
            return await apply();
        };

        await client.Client.GetHandle(run.RunId).RestartAsync();

        await host.Client.GetHandle("child").SignalAsync("go", "went");
        (await run.GetResultAsync().Guarded()).ShouldBe("went");
    }

    [Fact]
    public async Task A_child_that_has_not_ended_is_waited_for()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartSupervisingAsync("child");
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Failed);
        await host.WaitForSignalAsync("undone").Guarded();
        _diary.IsBroken = false;

        await run.RestartAsync();

        await host.Client.GetHandle("child").SignalAsync("undone", "yes");
        (await run.FailureAsync()).ErrorType.ShouldContain(nameof(ChildRunException));
    }

    private WorkflowTestHost Host() => Hosts.Make(w => w.AddFamilyFlows().AddChildFlows(), _diary, store: _store);
}
