using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
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

    [UnixFact]
    public async Task Bash_runs_nothing_that_is_suggested()
    {
        string folder = Directory.CreateTempSubdirectory("workflow-cli-").FullName;
        string script = await _cli.PrintAsync("completion", "bash");
        ProcessStartInfo start = new("bash", ["-c", """
            workflow() { printf '%s\n' 'evil-$(touch run)' 'evil-`touch run`' 'evil *' 'good'; }
            eval "$SCRIPT"
            COMP_LINE='workflow history evil' COMP_POINT=21 COMP_WORDS=(workflow history evil) COMP_CWORD=2
            _workflow_complete
            printf '%s\n' "${COMPREPLY[@]}"
            """])
        { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["SCRIPT"] = script;
        using Process bash = Process.Start(start)!;
        string suggested = await bash.StandardOutput.ReadToEndAsync().WaitAsync(Programs.Patience);
        string[] made = Directory.GetFiles(folder);
        Directory.Delete(folder, recursive: true);

        suggested.ShouldBe("evil-$(touch run)\nevil-`touch run`\nevil *\n");
        made.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_trace_calls_a_run_is_suggested_only_if_it_is_a_run_id()
    {
        string folder = Directory.CreateTempSubdirectory("workflow-traces-").FullName;
        foreach ((string directory, string id) in new[] { ("evil-1", "evil-$(touch run)"), ("evil-2", "evil-2") })
        {
            string line = JsonSerializer.Serialize(new { workflow_id = id, status = "running", step = 1, trace = Array.Empty<object>(), current_effect = (string?)null, started_at = "2026-11-21T10:00:00Z", updated_at = "2026-11-21T10:00:01Z", error = (string?)null });
            Directory.CreateDirectory(Path.Combine(folder, directory));
            await File.WriteAllTextAsync(Path.Combine(folder, directory, "trace.jsonl"), line + "\n");
        }

        string[] suggested = await SuggestAsync($"workflow history --trace-dir {folder} evil");
        Directory.Delete(folder, recursive: true);

        suggested.ShouldBe(["evil-2"]);
    }

    private async Task<string[]> SuggestAsync(string line) =>
        (await _cli.PrintAsync(string.Create(CultureInfo.InvariantCulture, $"[suggest:{line.Length}]"), line)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
