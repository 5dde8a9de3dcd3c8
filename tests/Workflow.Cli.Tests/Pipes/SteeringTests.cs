using System.Text.Json;
using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

public sealed class SteeringTests(ShopProcess shop) : IClassFixture<ShopProcess>
{
    private readonly WorkflowCommand _cli = new(shop.Store);

    [Fact]
    public async Task Answering_the_token_that_describe_shows_completes_the_run()
    {
        await shop.SayAsync("order answer-1");
        await shop.SayAsync("go answer-1");
        await _cli.WatchUntilAsync("answer-1", "hook return_window");
        string token = (await DescribeAsync("answer-1")).GetProperty("waits_for")[0].GetProperty("token").GetString()!;

        await _cli.PrintAsync("answer", token, """{"Kept":true}""");

        await _cli.PrintAsync("watch", "answer-1", "--exit-on-complete");
        (await DescribeAsync("answer-1")).GetProperty("result").GetProperty("Kept").GetBoolean().ShouldBeTrue();
        (await _cli.RunAsync("answer", token, "{}")).ExitCode.ShouldBe(ExitCodes.Refused);
        (await _cli.RunAsync("answer", "hook_nobody")).ExitCode.ShouldBe(ExitCodes.NotFound);
    }

    [Fact]
    public async Task A_signal_is_read_from_the_command_line_a_file_or_standard_input()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "\"Graz\"");
        foreach (string run in (string[])["signal-1", "signal-2", "signal-3"]) await shop.SayAsync($"move {run}");

        await _cli.PrintAsync("signal", "signal-1", "address", "\"Graz\"");
        await _cli.PrintAsync("signal", "signal-2", "address", $"@{file}");
        (await _cli.RunWithInputAsync("\"Graz\"", "signal", "signal-3", "address", "-")).ExitCode.ShouldBe(0);

        File.Delete(file);
        foreach (string run in (string[])["signal-1", "signal-2", "signal-3"])
        {
            await _cli.PrintAsync("watch", run, "--exit-on-complete");
            (await DescribeAsync(run)).GetProperty("result").GetString().ShouldBe($"{run} goes to Graz (payment-{run})");
        }
    }

    [Fact]
    public async Task A_payload_that_is_no_json_is_refused_with_a_hint()
    {
        Answer answer = await _cli.RunAsync("signal", "nobody", "address", "Graz");

        answer.ExitCode.ShouldBe(ExitCodes.Usage);
        answer.Errors.ShouldContain("is not JSON");
        answer.Errors.ShouldContain("hint: Text needs its quotes");
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("terminate")]
    public async Task A_cancelled_run_ends_and_takes_no_further_orders(string verb)
    {
        await shop.SayAsync($"nap {verb}-1");
        await _cli.WatchUntilAsync($"{verb}-1", "suspended");

        await _cli.PrintAsync(verb, $"{verb}-1", "--yes");

        await _cli.WatchUntilAsync($"{verb}-1", "cancelled");
        Answer again = await _cli.RunAsync(verb, $"{verb}-1", "--yes");
        again.ExitCode.ShouldBe(ExitCodes.Refused);
        again.Errors.ShouldContain("has ended: it is cancelled");
        again.Errors.ShouldContain("hint: 'workflow restart");
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("terminate")]
    [InlineData("restart")]
    public async Task What_cannot_be_taken_back_is_refused_where_nobody_can_be_asked(string verb)
    {
        await shop.SayAsync($"nap unasked-{verb}");
        await _cli.WatchUntilAsync($"unasked-{verb}", "suspended");

        Answer answer = await _cli.RunAsync(verb, $"unasked-{verb}");

        answer.ExitCode.ShouldBe(ExitCodes.Usage);
        answer.Errors.ShouldContain("hint: --yes answers beforehand.");
        (await _cli.PrintAsync("ps", $"unasked-{verb}")).ShouldContain("suspended");
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("terminate")]
    [InlineData("restart")]
    public async Task Nobody_is_asked_about_a_run_that_is_not_there(string verb) =>
        (await _cli.RunAsync(verb, "nobody")).ExitCode.ShouldBe(ExitCodes.NotFound);

    [Fact]
    public async Task A_paused_run_says_so_and_goes_on_when_it_is_resumed()
    {
        await shop.SayAsync("move pause-1");
        await _cli.WatchUntilAsync("pause-1", "signal address");

        await _cli.PrintAsync("pause", "pause-1");
        await _cli.WatchUntilAsync("pause-1", "paused");
        await _cli.PrintAsync("signal", "pause-1", "address", "\"Graz\"");
        await _cli.PrintAsync("resume", "pause-1");

        await _cli.PrintAsync("watch", "pause-1", "--exit-on-complete");
    }

    [Fact]
    public async Task A_failed_run_is_restarted_and_a_run_that_goes_on_is_not()
    {
        await shop.SayAsync("fail restart-1");
        await shop.SayAsync("nap restart-2");
        await _cli.WatchUntilAsync("restart-1", "failed");

        await _cli.PrintAsync("restart", "restart-1", "--yes");

        await _cli.WatchUntilAsync("restart-1", "failed");
        (await DescribeAsync("restart-1")).GetProperty("restarts").GetInt32().ShouldBe(1);
        (await _cli.RunAsync("restart", "restart-2", "--yes")).ExitCode.ShouldBe(ExitCodes.Refused);
    }

    private async Task<JsonElement> DescribeAsync(string runId) => JsonDocument.Parse(await _cli.PrintAsync("describe", runId, "--json")).RootElement;
}
