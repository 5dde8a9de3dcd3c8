using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

public sealed class WatchTests(ShopProcess shop) : IClassFixture<ShopProcess>
{
    private readonly WorkflowCommand _cli = new(shop.Store);

    [Fact]
    public async Task A_piped_watch_prints_a_line_for_every_change_without_control_sequences()
    {
        await shop.SayAsync("order lines-1");
        string before = await _cli.WatchUntilAsync("lines-1", "parcel 1 of 3");
        await shop.SayAsync("go lines-1");
        string after = await _cli.WatchUntilAsync("lines-1", "return_window");

        before.ShouldContain("lines-1  running  step 4  step pack (attempt 1)  [pack 33 % parcel 1 of 3]\n");
        after.ShouldContain("lines-1  suspended  step 6  hook return_window\n");
        (before + after).ShouldNotContain("\u001b");
    }

    [UnixFact]
    public async Task A_watch_that_nobody_reads_any_more_ends_quietly()
    {
        await shop.SayAsync("order broken-1");

        Answer answer = await _cli.StopReadingWatchAsync("broken-1", "parcel 1 of 3", () => shop.SayAsync("go broken-1"));

        answer.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Watching_to_the_end_tells_by_the_exit_code_whether_the_run_completed()
    {
        await shop.SayAsync("move end-1");
        await shop.SayAsync("fail end-2");
        await _cli.PrintAsync("signal", "end-1", "address", "\"Graz\"");

        (await _cli.RunAsync("watch", "end-1", "--exit-on-complete")).ExitCode.ShouldBe(ExitCodes.Done);
        (await _cli.RunAsync("watch", "end-2", "--exit-on-complete")).ExitCode.ShouldBe(ExitCodes.Failed);
        (await _cli.RunAsync("watch", "end-*", "--exit-on-complete")).ExitCode.ShouldBe(ExitCodes.Failed);
    }

    [UnixFact]
    public async Task Ctrl_C_ends_a_watch_with_its_own_exit_code_and_no_complaint()
    {
        await shop.SayAsync("nap interrupt-1");

        Answer answer = await _cli.InterruptWatchAsync("interrupt-1", "suspended");

        answer.ExitCode.ShouldBe(ExitCodes.Interrupted);
        answer.Errors.ShouldBeEmpty();
    }
}
