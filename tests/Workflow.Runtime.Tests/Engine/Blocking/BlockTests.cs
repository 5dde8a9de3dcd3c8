using Workflow.Runtime.Compiled;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Engine.Workers;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Blocking;

public class BlockTests
{
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task Awaiting_what_never_ends_blocks_the_run()
    {
        StepDescriptor<int, int> step = HandMade.Step("add");
        (await BlockAsync(step, async (context, number) =>
        {
            await new TaskCompletionSource().Task;
            return await context.CallStep(step, number);
        })).ShouldContain("waits for something that is not durable");
    }

    [Fact]
    public async Task Awaiting_what_another_thread_ends_blocks_the_run()
    {
        TaskCompletionSource foreign = new();
        // Executed once the run waits.
        StepDescriptor<int, int> step = HandMade.Step("add", body: async number =>
        {
            await Task.Run(foreign.SetResult);
            return number;
        });
        (await BlockAsync(step, async (context, number) =>
        {
            Task<int> sum = context.CallStep(step, number);
            await foreign.Task;
            return await sum;
        })).ShouldContain("tried to continue the run from outside");
    }

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

    [Fact]
    public async Task A_resumed_run_that_blocks_again_is_left_alone_and_keeps_its_other_messages()
    {
        int blocks = 0;
        _store.AroundWrite = (writes, apply) =>
        {
            Interlocked.Add(ref blocks, writes.OfType<CommitRun>().Count(commit => commit.BlockedReason is not null));
            return apply();
        };
        string id;
        await using (WorkflowTestHost host = Hosts.Make(w => w.AddWorkflow(HandMade.Unmakeable()), store: _store))
        {
            WorkflowHandle run = await host.Client.StartAsync<int, int>("counting", "1.0.0", 1);
            id = run.RunId;
            await _store.UntilBlockedAsync(id);
            await run.CancelAsync();
            await run.ResumeAsync();
            await _store.UntilAsync(id, each => Volatile.Read(ref blocks) == 2 && each.Owner is null);
        }

        blocks.ShouldBe(2);
        await _store.RenewLeaseAsync(new WorkerLease("probe", Hosts.Start.AddDays(1), Hosts.Start), CancellationToken.None);
        (await AcquireAsync("1")).ShouldBeEmpty();
        (await AcquireAsync("2")).ShouldHaveSingleItem();
        (await _store.ReadInboxAsync("probe", CancellationToken.None)).ShouldHaveSingleItem().Kind.ShouldBe(InboxMessageKinds.Cancel);
    }

    [Fact]
    public async Task Orders_that_change_nothing_do_not_count_as_failures_of_the_worker()
    {
        int consumed = 0;
        _store.AroundWrite = async (writes, apply) =>
        {
            IReadOnlyList<StoreOutcome> outcomes = await apply();
            Interlocked.Add(ref consumed, writes.OfType<CommitRun>().Count(commit => commit.ConsumedInbox is not null));
            return outcomes;
        };
        await using WorkflowTestHost host = Hosts.Make(w => w.AddWorkerFlows(), new Diary(), ResumeMode.FromReplay, _store);
        WorkflowHandle<int> run = await host.Client.StartMarathonAsync();
        await host.Time.AdvanceAsync("1m");
        for (int i = 1; i <= 12; i++)
        {
            await run.ResumeAsync();
            await _store.UntilAsync(run.RunId, each => Volatile.Read(ref consumed) == i && each.Owner is null);
        }

        (await run.GetResultAsync().Guarded()).ShouldBe(4);
    }

    private async Task<IReadOnlyList<RunRecord>> AcquireAsync(string shapeHash) => (await _store.AcquireRunsAsync(
        new RunAcquisition("probe", [new HostedWorkflow("counting", "1.0.0", shapeHash)], 10, Hosts.Start, Hosts.Start), CancellationToken.None)).Runs;

    /// <summary>Runs a body until it is suspended, and tells why it is.</summary>
    private async Task<string> BlockAsync(StepDescriptor<int, int> step, Func<WorkflowContext, int, Task<int>> body)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStep(step).AddWorkflow(HandMade.Workflow("1", body)), store: _store);
        WorkflowHandle<int> run = await host.Client.StartAsync<int, int>("counting", "1.0.0", 1);
        string reason = await _store.UntilBlockedAsync(run.RunId);
        (await run.StatusAsync()).ShouldBe(RunStatus.Suspended);
        return reason;
    }
}
