using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Blocking;

public class BlockTests
{
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task Awaiting_a_real_delay_blocks_the_run() => await AwaitsAsync(() => Task.Delay(1));

    [Fact]
    public async Task Awaiting_work_on_another_thread_blocks_the_run() => await AwaitsAsync(() => Task.Run(() => { }));

    [Fact]
    public async Task Awaiting_what_never_ends_blocks_the_run() => await AwaitsAsync(() => new TaskCompletionSource().Task);

    [Fact]
    public async Task A_missing_service_blocks_the_run_until_it_is_there_and_the_run_is_resumed()
    {
        string id;
        await using (WorkflowTestHost host = Hosts.Make(w => w.AddNeedyFlows(), store: _store))
        {
            id = (await host.Client.StartNeedyAsync()).RunId;
            (await _store.UntilBlockedAsync(id)).ShouldContain(nameof(Diary));
        }

        await using WorkflowTestHost repaired = Hosts.Make(w => w.AddNeedyFlows(), new Diary(), store: _store);
        (await repaired.Client.GetHandle(id).ResumeAsync()).ShouldBeTrue();
        (await repaired.Client.GetHandle<int>(id).GetResultAsync().Guarded()).ShouldBe(1);
    }

    private async Task AwaitsAsync(Func<Task> foreign)
    {
        StepDescriptor<int, int> step = HandMade.Step("add");
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddStep(step).AddWorkflow(HandMade.Workflow("1", async (context, number) =>
            {
                await foreign();
                return await context.CallStep(step, number);
            })),
            store: _store);
        WorkflowHandle<int> run = await host.Client.StartAsync<int, int>("counting", "1.0.0", 1);
        (await _store.UntilBlockedAsync(run.RunId)).ShouldContain("not durable");
        (await run.StatusAsync()).ShouldBe(RunStatus.Suspended);
    }
}
