using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

/// <summary>The command line on traces, in the format that other tools rely on.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-traces-").FullName;
    private readonly WorkflowCommand _cli = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ps_lists_the_last_state_of_every_trace()
    {
        Write("my-wf-001", Line("my-wf-001", 1, "running", "step fetch (attempt 1)", 1), Line("my-wf-001", 42, "running", "step api (attempt 1)", 3));
        Write("my-wf-002", Line("my-wf-002", 100, "completed", null, 2));

        (await _cli.PrintAsync("ps", "--trace-dir", _folder)).ShouldBe("my-wf-002  completed  step 100\nmy-wf-001  running    step 42\n");
    }

    [Fact]
    public async Task History_shows_the_last_lines_and_leaves_out_one_that_is_not_finished()
    {
        Write("run-1", Line("run-1", 1, "running", "step fetch (attempt 1)", 1), Line("run-1", 3, "running", "step store (attempt 1)", 2), Line("run-1", 4, "completed", null, 3));
        await File.AppendAllTextAsync(Path.Combine(_folder, "run-1", "trace.jsonl"), "{\"workflow_id\":\"run-1\",\"st");

        (await _cli.PrintAsync("history", "run-1", "--last", "2", "--trace-dir", _folder)).ShouldBe("step    3  running    step store (attempt 1)\nstep    4  completed  -\n");
    }

    [Fact]
    public async Task Watch_ends_with_the_run()
    {
        Write("run-2", Line("run-2", 4, "failed", null, 3));

        Answer answer = await _cli.RunAsync("watch", "run-2", "--exit-on-complete", "--trace-dir", _folder);

        (answer.ExitCode, answer.Output).ShouldBe((ExitCodes.Failed, "run-2  failed  step 4  -\n"));
    }

    [Fact]
    public async Task A_run_without_a_trace_is_not_found()
    {
        Answer answer = await _cli.RunAsync("watch", "run-3", "--trace-dir", _folder);

        answer.ExitCode.ShouldBe(ExitCodes.NotFound);
        answer.Errors.ShouldContain("There is no trace of run 'run-3'");
        answer.Errors.ShouldContain($"hint: It has not begun yet, or its program traces elsewhere. 'workflow ps --trace-dir {_folder}' lists what is there.");
    }

    [Theory]
    [InlineData("../run-1")]
    [InlineData("run 1")]
    public async Task A_run_id_that_could_lead_elsewhere_is_refused(string runId) =>
        (await _cli.RunAsync("history", runId, "--trace-dir", _folder)).ExitCode.ShouldBe(ExitCodes.Usage);

    [Fact]
    public async Task A_directory_that_is_not_there_is_an_error() =>
        (await _cli.RunAsync("ps", "--trace-dir", Path.Combine(_folder, "nowhere"))).ExitCode.ShouldBe(ExitCodes.Unusable);

    private void Write(string runId, params string[] lines)
    {
        Directory.CreateDirectory(Path.Combine(_folder, runId));
        File.WriteAllText(Path.Combine(_folder, runId, "trace.jsonl"), string.Concat(lines.Select(line => line + "\n")));
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_told_once()
    {
        Write("run-bad", Line("run-bad", 4, "completed", null, 3), "nonsense");

        Answer answer = await _cli.RunAsync("watch", "run-*", "--exit-on-complete", "--trace-dir", _folder);

        answer.ExitCode.ShouldBe(ExitCodes.Done);
        answer.Errors.Split("note: ").Length.ShouldBe(2, answer.Errors);
    }

    [Fact]
    public async Task A_trace_of_which_no_line_can_be_read_is_not_said_to_be_missing()
    {
        Write("run-bad", "nonsense");

        Answer answer = await _cli.RunAsync("history", "run-bad", "--trace-dir", _folder);

        answer.ExitCode.ShouldBe(ExitCodes.Unusable);
        answer.Errors.ShouldContain("No line of the trace of run 'run-bad'");
    }

    private static string Line(string runId, int step, string status, string? effect, int second) => $$"""
        {"workflow_id":"{{runId}}","step":{{step}},"status":"{{status}}","current_effect":{{(effect is null ? "null" : $"\"{effect}\"")}},"trace":[{"function":"Shop.Flows.Fetch","file":"/src/Flows.cs","line":100,"code":null}],"started_at":"2025-12-31T12:00:0{{(runId == "my-wf-002" ? 1 : 0)}}.000000Z","updated_at":"2025-12-31T12:00:0{{second}}.050000Z","error":null}
        """;
}
