using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Cancelling;

public class CancelRaceTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_that_comes_while_the_run_is_being_parked_is_not_lost(bool beforeItIsParked)
    {
        HoldFirst(commit => commit.Release, beforeItIsParked);
        await using WorkflowTestHost host = Host(ResumeMode.FromReplay);
        await using WorkflowTestHost client = Client();
        WorkflowHandle run = await host.Client.StartCompensatingAsync(false);
        await _held.Task.Guarded();
        (await client.Client.GetHandle(run.RunId).CancelAsync()).ShouldBeTrue();
        _open.SetResult();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        _diary.Lines.ShouldBe(["refund"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_termination_that_comes_while_a_commit_is_under_way_ends_the_run(bool beforeItIsApplied)
    {
        HoldFirst(_ => true, beforeItIsApplied);
        await using WorkflowTestHost host = Host(ResumeMode.FromReplay);
        await using WorkflowTestHost client = Client();
        WorkflowHandle run = await host.Client.StartCompensatingAsync(false);
        await _held.Task.Guarded();
        (await client.Client.GetHandle(run.RunId).TerminateAsync()).ShouldBeTrue();
        _open.SetResult();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        _diary.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_complains_about_its_cancellation_holds_nothing_up()
    {
        await using WorkflowTestHost host = Host(ResumeMode.Live);
        WorkflowHandle run = await host.Client.StartComplainingAsync();
        await _diary.Entered.Task.Guarded();
        await run.CancelAsync();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        _diary.Lines.ShouldBe(["refund"]);
    }

    [Fact]
    public async Task A_step_that_ignores_its_token_does_not_hold_the_cancellation_up_and_its_late_result_is_dropped()
    {
        await using WorkflowTestHost host = Host(ResumeMode.Live);
        WorkflowHandle run = await host.Client.StartDeafAsync();
        await _diary.Entered.Task.Guarded();
        await run.CancelAsync();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        _diary.Gate.SetResult();
        (await run.EventsAsync("step_completed")).ShouldHaveSingleItem().Data.GetProperty("step").GetString().ShouldBe("note");
    }

    [Fact]
    public async Task A_host_stops_although_a_step_complains_or_ignores_its_token()
    {
        WorkflowTestHost host = Hosts.Make(w => w.AddCancelFlows().ConfigureWorker(o => o.StopTimeout = TimeSpan.Zero), _diary, store: _store);
        WorkflowHandle run = await host.Client.StartComplainingAsync();
        await _diary.Entered.Task.Guarded();
        await host.DisposeAsync().AsTask().Guarded();
        (await _store.ReadRunAsync(run.RunId, CancellationToken.None))!.Owner.ShouldBeNull();
    }

    private WorkflowTestHost Host(ResumeMode mode) => Hosts.Make(w => w.AddCancelFlows(), _diary, mode, _store);

    private WorkflowTestHost Client() => Hosts.Make(w => w.AddCancelFlows().ConfigureWorker(o => o.Queues = []), _diary, store: _store);

    /// <summary>Holds the first such commit back, before or after it is applied, until the test opens.</summary>
    private void HoldFirst(Func<CommitRun, bool> isMeant, bool before)
    {
        int seen = 0;
        _store.AroundWrite = async (writes, apply) =>
        {
            if (!writes.OfType<CommitRun>().Any(isMeant) || Interlocked.Increment(ref seen) > 1) return await apply();
            IReadOnlyList<StoreOutcome>? outcomes = before ? null : await apply();
            _held.TrySetResult();
            await _open.Task;
            return outcomes ?? await apply();
        };
    }
}
