using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class ProgressTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task Others_see_how_far_a_step_is()
    {
        await using WorkflowTestHost host = Host(), other = Host(queues: []);
        WorkflowHandle run = await StartCopyingAsync(host, 1);

        StepProgress progress = (await other.Client.GetHandle(run.RunId).GetProgressAsync()).ShouldHaveSingleItem();

        progress.ShouldBe(new StepProgress("copy", 2, 1, 0.1, "file 1", Hosts.Start));
        _diary.Gate.SetResult();
    }

    [Fact]
    public async Task Reports_in_the_same_second_are_written_together_and_the_last_one_wins()
    {
        int writes = 0;
        _store.AroundWrite = (batch, apply) =>
        {
            writes += batch.Count(static write => write is ReportStep);
            return apply();
        };
        await using WorkflowTestHost host = Host();
        WorkflowHandle run = await StartCopyingAsync(host, 9);
        (await run.GetProgressAsync()).ShouldHaveSingleItem().Message.ShouldBe("file 1");

        await host.Time.AdvanceAsync("1s");

        (await run.GetProgressAsync()).ShouldHaveSingleItem().Message.ShouldBe("file 9");
        writes.ShouldBe(2);
        _diary.Gate.SetResult();
    }

    [Fact]
    public async Task Nothing_is_left_of_it_when_the_step_has_ended()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle run = await StartCopyingAsync(host, 2);
        _diary.Gate.SetResult();
        await _store.UntilAsync(run.RunId, static record => record.LastSequence == 4);

        (await run.GetProgressAsync()).ShouldBeEmpty();
        await run.GetResultAsync().Guarded();
        await foreach (RunEvent each in run.GetEventsAsync()) each.Data.GetRawText().ShouldNotContain("file");
    }

    [Fact]
    public async Task A_step_of_another_worker_is_seen_too()
    {
        await using WorkflowTestHost main = Host(queues: ["workflows"]), copies = Host(queues: ["copies"]);
        WorkflowHandle run = await main.Client.StartCopyingElsewhereAsync();
        await _diary.Entered.Task.Guarded();

        (await run.GetProgressAsync()).ShouldHaveSingleItem().Message.ShouldBe("far away");

        _diary.Gate.SetResult();
        await run.GetResultAsync().Guarded();
        (await run.GetProgressAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_does_not_take_a_report_fails_no_step()
    {
        _store.AroundWrite = (batch, apply) => batch.Any(static write => write is ReportStep) ? throw new StoreException("memory", "The disk is full.") : apply();
        await using WorkflowTestHost host = Host();
        WorkflowHandle run = await StartCopyingAsync(host, 1);
        _diary.Gate.SetResult();

        await run.GetResultAsync().Guarded();
    }

    [Fact]
    public async Task An_attempt_that_reports_nothing_for_too_long_is_cut_off_and_retried()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartDozingAsync();
        await _diary.Entered.Task.Guarded();
        await host.Time.AdvanceAsync("2m");

        (await run.GetResultAsync().Guarded()).ShouldBe("Attempt 2 of step 'doze' has reported no progress within its heartbeat timeout of 00:00:30.");
        // Virtual time does not wait for the second body to begin.
        (await run.EventsAsync("step_retrying")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_attempt_that_reports_in_time_is_left_alone()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartBeatingAsync();
        await _diary.Entered.Task.Guarded();
        for (int i = 0; i < 3; i++)
        {
            await host.Time.AdvanceAsync("20s");
            _diary.Asked.Release();
            (await _diary.Answered.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
        }

        (await run.GetResultAsync().Guarded()).ShouldBe("alive");
    }

    private async Task<WorkflowHandle> StartCopyingAsync(WorkflowTestHost host, int reports)
    {
        WorkflowHandle run = await host.Client.StartCopyingAsync(reports);
        await _diary.Entered.Task.Guarded();
        return run;
    }

    private WorkflowTestHost Host(string[]? queues = null) => Hosts.Make(w => w.AddProgressFlows().ConfigureWorker(o => o.Queues = queues), _diary, ResumeMode.Live, _store);
}
