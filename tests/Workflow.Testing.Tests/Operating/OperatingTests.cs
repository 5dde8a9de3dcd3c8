using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;
using Workflow.Testing.Tests.Messages;

namespace Workflow.Testing.Tests.Operating;

public class OperatingTests
{
    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_failed_run_goes_on_from_its_last_good_checkpoint(ResumeMode mode)
    {
        (WorkflowTestHost host, Machinery machinery, Tally tally) = Create(mode);
        await using WorkflowTestHost owned = host;
        WorkflowHandle<string> run = await host.Client.StartProduceAsync("wood");
        await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync());

        machinery.IsRepaired = true;
        await run.RestartAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe("product of sawn wood+drilled wood");
        tally.Entries.ShouldBe(["fetch wood", "saw", "drill", "saw", "saw", "assemble"], ignoreOrder: true);
        (await run.CountAsync("run_restarted")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task What_a_body_did_after_a_failure_that_it_threw_on_is_forgotten(ResumeMode mode)
    {
        (WorkflowTestHost host, Machinery machinery, Tally tally) = Create(mode);
        await using WorkflowTestHost owned = host;
        (machinery.IsRepaired, machinery.IsFull) = (true, true);
        WorkflowHandle<string> run = await host.Client.StartProduceAsync("wood");
        (await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync())).Message.ShouldContain("full");

        await run.RestartAsync();
        (await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync())).Message.ShouldContain("full");
        machinery.IsFull = false;
        await run.RestartAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe("product of sawn wood+drilled wood");
        tally.Entries.Count(each => each == "assemble").ShouldBe(3);
        tally.Entries.Count(each => each == "fetch wood").ShouldBe(1);
    }

    [Fact]
    public async Task Only_what_has_failed_can_be_restarted()
    {
        (WorkflowTestHost host, Machinery machinery, _) = Create(ResumeMode.Live);
        await using WorkflowTestHost owned = host;
        machinery.IsRepaired = true;
        WorkflowHandle<string> run = await host.Client.StartProduceAsync("wood");
        await run.GetResultAsync().SoonAsync();

        (await Should.ThrowAsync<InvalidOperationException>(() => run.RestartAsync())).Message.ShouldContain("completed");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_run_that_takes_too_long_times_out_without_running_any_more(ResumeMode mode)
    {
        (WorkflowTestHost host, _, Tally tally) = Create(mode);
        await using WorkflowTestHost owned = host;
        WorkflowHandle<string> run = await host.Client.StartTakeTooLongAsync();

        (await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync())).Status.ShouldBe(RunStatus.TimedOut);

        tally.Entries.ShouldBeEmpty();
        (await run.CountAsync("workflow_timed_out")).ShouldBe(1);
        host.Time.GetUtcNow().ShouldBe((await run.DescribeAsync()).CreatedAt + TimeSpan.FromHours(2));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_start_can_name_another_timeout_and_a_timed_out_run_can_be_restarted(ResumeMode mode)
    {
        (WorkflowTestHost host, _, Tally tally) = Create(mode);
        await using WorkflowTestHost owned = host;
        WorkflowHandle<string> run = await host.Client.StartTakeTooLongAsync(new() { Timeout = TimeSpan.FromHours(20) });
        await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync());

        await run.RestartAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe("late");
        tally.Entries.ShouldBe(["clean up"]);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_run_begins_when_it_was_told_to(ResumeMode mode)
    {
        (WorkflowTestHost host, _, Tally tally) = Create(mode);
        await using WorkflowTestHost owned = host;
        DateTimeOffset start = host.Time.GetUtcNow() + TimeSpan.FromDays(3);
        WorkflowHandle<int> run = await host.Client.StartCountHoursAsync(1, new() { StartAt = start });
        await run.SignalAsync("any", "thing");
        await host.Time.AdvanceAsync("2d");
        (await run.StatusAsync()).ShouldBe(RunStatus.Pending);
        (await run.CountAsync("sleep_started")).ShouldBe(0);

        (await run.GetResultAsync().SoonAsync()).ShouldBe(1);

        host.Time.GetUtcNow().ShouldBe(start + TimeSpan.FromHours(1));
        tally.Entries.ShouldBe(["fetch hour 1"]);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_does_nothing()
    {
        (WorkflowTestHost host, _, Tally tally) = Create(ResumeMode.Live);
        await using WorkflowTestHost owned = host;
        WorkflowHandle<int> run = await host.Client.StartCountHoursAsync(1, new() { StartAt = host.Time.GetUtcNow() + TimeSpan.FromDays(3) });

        await run.CancelAsync();

        (await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync())).Status.ShouldBe(RunStatus.Cancelled);
        (await run.LogAsync()).Select(each => each.Type).ShouldBe(["workflow_started", "workflow_cancelled"]);
        tally.Entries.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_paused_run_stands_still_until_it_is_resumed(ResumeMode mode)
    {
        (WorkflowTestHost host, _, Tally tally) = Create(mode);
        await using WorkflowTestHost owned = host;
        WorkflowHandle<int> run = await host.Client.StartCountHoursAsync(3);
        await host.Time.AdvanceAsync("90m");
        tally.Entries.ShouldBe(["fetch hour 1"]);

        await run.PauseAsync();
        await UntilAsync(run, each => each.IsPaused);
        await run.SignalAsync("any", "thing");
        await host.Time.AdvanceAsync("10h");

        RunDescription paused = await run.DescribeAsync();
        (paused.Status, paused.IsPaused).ShouldBe((RunStatus.Suspended, true));
        tally.Entries.ShouldBe(["fetch hour 1"]);

        await run.ResumeAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe(3);
        tally.Entries.ShouldBe(["fetch hour 1", "fetch hour 2", "fetch hour 3"]);
        (await run.CountAsync("run_paused")).ShouldBe(1);
        (await run.CountAsync("run_resumed")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_cancelled_run_that_is_restarted_can_be_answered_again(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartAskForApprovalAsync("a trip");
        string token = await host.WaitForHookAsync("approval").SoonAsync();
        await run.CancelAsync();
        await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync());

        await run.RestartAsync();
        await host.Client.AnswerHookAsync(token, new Approval("Ada", true));

        (await run.GetResultAsync().SoonAsync()).ShouldContain("Ada granted");
    }

    [Fact]
    public async Task A_paused_run_can_be_terminated()
    {
        (WorkflowTestHost host, _, _) = Create(ResumeMode.Live);
        await using WorkflowTestHost owned = host;
        WorkflowHandle<int> run = await host.Client.StartCountHoursAsync(3);
        await run.PauseAsync();
        await UntilAsync(run, each => each.IsPaused);

        await run.TerminateAsync();

        (await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync())).Status.ShouldBe(RunStatus.Cancelled);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_run_tags_itself(ResumeMode mode)
    {
        (WorkflowTestHost host, _, _) = Create(mode);
        await using WorkflowTestHost owned = host;
        WorkflowHandle<string> run = await host.Client.StartTagItselfAsync(new() { Tags = new Dictionary<string, string> { ["team"] = "a" } });

        (await run.GetResultAsync().SoonAsync()).ShouldBe("team=a phase=two,team=a");

        (await run.DescribeAsync()).Tags.ShouldBe(new Dictionary<string, string> { ["team"] = "a", ["phase"] = "two" }, ignoreOrder: true);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_copy_shares_nothing_with_what_a_step_returned(ResumeMode mode)
    {
        (WorkflowTestHost host, _, _) = Create(mode);
        await using WorkflowTestHost owned = host;

        (await host.Client.StartCopyAndChangeAsync().ResultAsync()).ShouldBe("2 3 False");
        (await host.RunPlainAsync(() => host.Services.CreateScope().ServiceProvider.GetRequiredService<OperatedFlows>().CopyAndChange())).ShouldBe("2 3 False");
    }

    private static (WorkflowTestHost Host, Machinery Machinery, Tally Tally) Create(ResumeMode mode)
    {
        Machinery machinery = new();
        Tally tally = new();
        WorkflowTestHost host = Hosts.Create(mode, w =>
        {
            w.Services.AddSingleton(machinery).AddSingleton(tally).AddScoped(_ => new OperatedFlows(machinery, tally));
            w.AddOperatedFlows();
        });
        return (host, machinery, tally);
    }

    private static async Task UntilAsync(WorkflowHandle run, Func<RunDescription, bool> condition)
    {
        for (int i = 0; i < 1000 && !condition(await run.DescribeAsync()); i++) await Task.Delay(10);
    }
}
