using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Engine.Restarting;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Starting;

/// <summary>A worker has a run whose time to begin has not come.</summary>
public class EarlyTests
{
    private static readonly StartOptions Later = new() { Id = "later", StartAt = Hosts.Start.AddDays(3) };
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_does_nothing_although_its_inbox_cannot_be_read_at_once()
    {
        int reads = 0;
        _store.AroundReadInbox = read => Interlocked.Increment(ref reads) == 1 ? throw new StoreException("memory", "the line went dead") : read();
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartShipLaterAsync(Later);

        await run.CancelAsync();

        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        (await run.EventsAsync("step_started")).ShouldBeEmpty();
        _diary.Lines.ShouldBeEmpty();
        reads.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_does_nothing_although_its_inbox_cannot_be_read_for_a_while()
    {
        int reads = 0;
        _store.AroundReadInbox = read => Interlocked.Increment(ref reads) <= 3 ? throw new StoreException("memory", "the line went dead") : read();
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartShipLaterAsync(Later);

        await run.CancelAsync();

        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        _diary.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_comes_to_a_worker_before_its_time_is_put_back_until_then()
    {
        await using (WorkflowTestHost first = Host()) await first.Client.StartShipLaterAsync(Later);
        // A worker whose clock is ahead takes the run, and dies.
        await _store.RenewLeaseAsync(new WorkerLease("ahead", Hosts.Start.AddDays(9), Hosts.Start), CancellationToken.None);
        (await _store.AcquireRunsAsync(new RunAcquisition("ahead", [new("ship_later", "1.0.0", "1")], 1, Hosts.Start.AddDays(4), Hosts.Start), CancellationToken.None))
            .Runs.ShouldHaveSingleItem();
        await _store.ReleaseWorkerAsync("ahead", CancellationToken.None);

        await using WorkflowTestHost host = Host();
        RunRecord put = await _store.UntilAsync("later", static each => each.Epoch == 2 && each.Owner is null);

        (put.Status, put.WakeAt).ShouldBe((RunStatus.Pending, Later.StartAt));
        _diary.Lines.ShouldBeEmpty();
        (await host.Client.GetHandle<string>("later").GetResultAsync().Guarded()).ShouldBe("shipped");
        host.Time.GetUtcNow().ShouldBe(Hosts.Start.AddDays(3).AddHours(2));
    }

    private WorkflowTestHost Host() => Hosts.Make(w => w.AddRestartFlows(), _diary, ResumeMode.Live, _store);
}
