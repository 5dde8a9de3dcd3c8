using System.Diagnostics;
using System.Globalization;
using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

public sealed class CompletionTests(ShopProcess shop) : IClassFixture<ShopProcess>
{
    private readonly WorkflowCommand _cli = new(shop.Store);

    [Fact]
    public async Task Verbs_are_completed() => (await SuggestAsync("workflow res")).ShouldBe(["restart", "resume"], ignoreOrder: true);

    [Fact]
    public async Task Options_are_completed() => (await SuggestAsync("workflow watch --exit")).ShouldBe(["--exit-on-complete"]);

    [Fact]
    public async Task Statuses_are_completed() => (await SuggestAsync("workflow ps --status c")).ShouldBe(["cancelled", "completed"], ignoreOrder: true);

    [Fact]
    public async Task Run_ids_are_completed()
    {
        await shop.SayAsync("nap complete-1");
        await shop.SayAsync("nap complete-2");

        (await SuggestAsync("workflow history complete-")).ShouldBe(["complete-1", "complete-2"], ignoreOrder: true);
    }

    [Fact]
    public async Task Without_a_store_nothing_is_suggested_and_nothing_complained_about()
    {
        Answer answer = await new WorkflowCommand("sqlite:nowhere.db").RunAsync("[suggest:19]", "workflow history co");

        (answer.ExitCode, answer.Output.Trim(), answer.Errors).ShouldBe((0, "", ""));
    }

    [UnixFact]
    public async Task Bash_completes_with_the_script_for_it()
    {
        const string line = "workflow ps --status ca";
        ProcessStartInfo start = new("bash", ["-c", $$"""
            workflow() { "$PROGRAM" "$@"; }
            eval "$(workflow completion bash)"
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{line}}) COMP_CWORD=3
            _workflow_complete
            printf '%s\n' "${COMPREPLY[@]}"
            """])
        { RedirectStandardOutput = true };
        start.Environment["PROGRAM"] = Programs.Cli;
        using Process bash = Process.Start(start)!;

        (await bash.StandardOutput.ReadToEndAsync().WaitAsync(Programs.Patience)).ShouldBe("cancelled\n");
    }

    private async Task<string[]> SuggestAsync(string line) =>
        (await _cli.PrintAsync(string.Create(CultureInfo.InvariantCulture, $"[suggest:{line.Length}]"), line)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
