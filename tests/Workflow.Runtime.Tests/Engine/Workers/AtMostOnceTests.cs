using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Workers;

public partial class OnceFlows(Diary diary)
{
    [Workflow]
    public async partial Task<string> PayingOnce()
    {
        try
        {
            return await PayOnce();
        }
        catch (StepInterruptedException problem)
        {
            return $"unknown: {problem.Step}";
        }
        catch (InvalidOperationException problem)
        {
            return $"failed: {problem.Message}";
        }
    }

    [Workflow]
    public async partial Task<string> PayingElsewhere()
    {
        try
        {
            return await PayElsewhere();
        }
        catch (StepInterruptedException problem)
        {
            return $"unknown: {problem.Step}";
        }
    }

    [Workflow]
    public async partial Task<string> PayingOnceOrFailing() => await PayOnce();

    [Workflow]
    public async partial Task<string> PayingElsewhereOrFailing() => await PayElsewhere();

    [Step(AtMostOnce = true, MaxRetries = 5)]
    private async partial Task<string> PayOnce()
    {
        diary.Write("pay");
        if (diary.IsBroken) throw new InvalidOperationException("no money");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
        return "paid";
    }

    [Step(AtMostOnce = true, Queue = "bank")]
    private async partial Task<string> PayElsewhere()
    {
        diary.Write("pay");
        if (diary.IsBroken) throw new InvalidOperationException("no money");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
        return "paid";
    }
}

public class AtMostOnceTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task The_call_is_durable_before_the_body_begins(ResumeMode mode)
    {
        await using WorkflowTestHost host = Host(mode);
        WorkflowHandle<string> run = await host.Client.StartPayingOnceAsync();
        await _diary.Entered.Task.Guarded();

        (await run.EventsAsync("step_started")).Length.ShouldBe(1);

        _diary.Gate.SetResult();
        (await run.GetResultAsync().Guarded()).ShouldBe("paid");
        _diary.Lines.ShouldBe(["pay"]);
    }

    [Fact]
    public async Task A_failure_is_not_retried()
    {
        _diary.IsBroken = true;
        await using WorkflowTestHost host = Host();

        (await (await host.Client.StartPayingOnceAsync()).GetResultAsync().Guarded()).ShouldBe("failed: no money");

        _diary.Lines.ShouldBe(["pay"]);
    }

    [Fact]
    public async Task A_step_that_is_cut_off_by_a_stop_is_not_made_again()
    {
        string id;
        await using (WorkflowTestHost first = WorkflowHost(w => w.ConfigureWorker(o => o.StopTimeout = TimeSpan.Zero)))
        {
            id = (await first.Client.StartPayingOnceAsync()).RunId;
            await _diary.Entered.Task.Guarded();
        }

        await using WorkflowTestHost second = Host();
        (await second.Client.GetHandle<string>(id).GetResultAsync().Guarded()).ShouldBe("unknown: pay_once");
        _diary.Lines.ShouldBe(["pay"]);
    }

    [Fact]
    public async Task A_step_whose_worker_dies_is_not_made_again()
    {
        await using WorkflowTestHost first = Host();
        WorkflowHandle<string> run = await first.Client.StartPayingOnceAsync();
        await _diary.Entered.Task.Guarded();
        RunRecord held = (await _store.ReadRunAsync(run.RunId, CancellationToken.None))!;

        // What a store does when it finds that a worker is dead.
        await _store.ReleaseWorkerAsync(held.Owner!, CancellationToken.None);
        await using WorkflowTestHost second = Host();

        (await second.Client.GetHandle<string>(run.RunId).GetResultAsync().Guarded()).ShouldBe("unknown: pay_once");
        _diary.Lines.ShouldBe(["pay"]);
        _diary.Gate.SetResult();
    }

    [Fact]
    public async Task A_step_whose_outcome_the_store_refused_is_not_made_again_and_its_outcome_counts()
    {
        int refusals = 0;
        _store.AroundWrite = (writes, apply) =>
            writes.OfType<CommitRun>().Any(commit => commit.Events.Any(each => each.Type == "step_completed")) && Interlocked.Increment(ref refusals) == 1
                ? throw new StoreException("memory", "the disk is full") : apply();
        await using WorkflowTestHost host = Host();
        _diary.Gate.SetResult();

        (await (await host.Client.StartPayingOnceAsync()).GetResultAsync().Guarded()).ShouldBe("paid");

        refusals.ShouldBeGreaterThan(1);
        _diary.Lines.ShouldBe(["pay"]);
    }

    [Fact]
    public async Task A_step_of_another_queue_is_not_made_again_either()
    {
        await using WorkflowTestHost main = WorkflowHost(w => w.ConfigureWorker(o => o.Queues = ["workflows"]));
        WorkflowHandle<string> run;
        await using (WorkflowTestHost bank = WorkflowHost(w => w.ConfigureWorker(o => (o.Queues, o.StopTimeout) = (["bank"], TimeSpan.Zero))))
        {
            run = await main.Client.StartPayingElsewhereAsync();
            await _diary.Entered.Task.Guarded();
        }

        await using WorkflowTestHost other = WorkflowHost(w => w.ConfigureWorker(o => o.Queues = ["bank"]));
        (await run.GetResultAsync().Guarded()).ShouldBe("unknown: pay_elsewhere");
        _diary.Lines.ShouldBe(["pay"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task A_step_that_was_under_way_when_its_run_ended_is_not_made_again_by_a_restart(ResumeMode mode)
    {
        await using WorkflowTestHost host = Host(mode);
        WorkflowHandle<string> run = await host.Client.StartPayingOnceAsync();
        await _diary.Entered.Task.Guarded();

        await RestartTerminatedAsync(run);

        (await run.GetResultAsync().Guarded()).ShouldBe("unknown: pay_once");
        _diary.Lines.ShouldBe(["pay"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task Nor_is_one_that_another_worker_has(ResumeMode mode)
    {
        await using WorkflowTestHost main = WorkflowHost(w => w.ConfigureWorker(o => o.Queues = ["workflows"]), mode), bank = WorkflowHost(w => w.ConfigureWorker(o => o.Queues = ["bank"]));
        WorkflowHandle<string> run = await main.Client.StartPayingElsewhereAsync();
        await _diary.Entered.Task.Guarded();

        await RestartTerminatedAsync(run);

        (await run.GetResultAsync().Guarded()).ShouldBe("unknown: pay_elsewhere");
        (await run.EventsAsync("step_failed")).ShouldHaveSingleItem().Data.GetRawText().ShouldContain("its run ended, and was restarted");
        _diary.Lines.ShouldBe(["pay"]);
        _diary.Gate.SetResult();
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task A_step_whose_failure_ended_its_run_is_made_again_by_a_restart(ResumeMode mode)
    {
        await using WorkflowTestHost host = Host(mode);
        _diary.IsBroken = true;
        WorkflowHandle<string> run = await host.Client.StartPayingOnceOrFailingAsync();

        await RestartFailedAsync(run);
        _diary.Gate.SetResult();

        (await run.GetResultAsync().Guarded()).ShouldBe("paid");
        _diary.Lines.ShouldBe(["pay", "pay"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task So_is_one_of_another_queue(ResumeMode mode)
    {
        await using WorkflowTestHost main = WorkflowHost(w => w.ConfigureWorker(o => o.Queues = ["workflows"]), mode), bank = WorkflowHost(w => w.ConfigureWorker(o => o.Queues = ["bank"]));
        _diary.IsBroken = true;
        WorkflowHandle<string> run = await main.Client.StartPayingElsewhereOrFailingAsync();

        await RestartFailedAsync(run);
        _diary.Gate.SetResult();

        (await run.GetResultAsync().Guarded()).ShouldBe("paid");
        _diary.Lines.ShouldBe(["pay", "pay"]);
    }

    [Fact]
    public async Task One_that_a_restart_made_again_is_not_made_again_by_the_next_worker()
    {
        await using WorkflowTestHost first = Host();
        _diary.IsBroken = true;
        WorkflowHandle<string> run = await first.Client.StartPayingOnceOrFailingAsync();
        await RestartFailedAsync(run);
        await _diary.Entered.Task.Guarded();
        RunRecord held = (await _store.ReadRunAsync(run.RunId, CancellationToken.None))!;

        await _store.ReleaseWorkerAsync(held.Owner!, CancellationToken.None);
        await using WorkflowTestHost second = Host();

        (await second.Client.GetHandle<string>(run.RunId).FailureAsync()).InnerException.ShouldBeOfType<StepInterruptedException>();
        _diary.Lines.ShouldBe(["pay", "pay"]);
        _diary.Gate.SetResult();
    }

    [Fact]
    public async Task A_step_that_another_worker_may_have_where_the_run_was_exported_is_not_made_where_it_is_imported()
    {
        await using WorkflowTestHost main = WorkflowHost(w => w.ConfigureWorker(o => o.Queues = ["workflows"])), bank = WorkflowHost(w => w.ConfigureWorker(o => o.Queues = ["bank"]));
        WorkflowHandle<string> run = await main.Client.StartPayingElsewhereAsync();
        await _diary.Entered.Task.Guarded();
        using MemoryStream exported = new();
        await run.ExportAsync(exported);
        exported.Position = 0;

        await using WorkflowTestHost there = Hosts.Make(w => w.AddOnceFlows(), _diary);
        string id = await there.Client.ImportAsync(exported);

        (await there.Client.GetHandle<string>(id).GetResultAsync().Guarded()).ShouldBe("unknown: pay_elsewhere");
        _diary.Lines.ShouldBe(["pay"]);
        _diary.Gate.SetResult();
    }

    private static async Task RestartTerminatedAsync(WorkflowHandle run)
    {
        await run.TerminateAsync();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        await run.RestartAsync();
    }

    private async Task RestartFailedAsync(WorkflowHandle run)
    {
        (await run.FailureAsync()).ErrorMessage.ShouldBe("no money");
        _diary.IsBroken = false;
        await run.RestartAsync();
    }

    private WorkflowTestHost Host(ResumeMode mode = ResumeMode.Live) => Hosts.Make(w => w.AddOnceFlows(), _diary, mode, _store);

    private WorkflowTestHost WorkflowHost(Action<WorkflowsBuilder> configure, ResumeMode mode = ResumeMode.Live) => Hosts.Make(
        w =>
        {
            w.AddOnceFlows();
            configure(w);
        },
        _diary, mode, _store);
}
