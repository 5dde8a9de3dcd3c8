using System.Globalization;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Tests.Sources;

public sealed class WatchedRunsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-traces-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_that_goes_on_is_watched_however_many_began_and_ended_after_it()
    {
        Write(0, "running");
        for (int number = 1; number <= 120; number++) Write(number, "completed");
        await using TraceSource source = new(_folder);
        WatchedRuns runs = new(source, new RunIdPattern("run-*"));

        await runs.LookAsync(CancellationToken.None);
        runs.Current[0].RunId.ShouldBe("run-0");
        runs.Current[0].HasEnded.ShouldBeFalse();

        Write(0, "failed");
        await runs.LookAsync(CancellationToken.None);
        runs.Current.ShouldContain(static run => run.RunId == "run-0" && run.Status == "failed");
    }

    [Fact]
    public async Task All_runs_that_go_on_are_watched()
    {
        for (int number = 0; number < 120; number++) Write(number, "running");
        await using TraceSource source = new(_folder);
        WatchedRuns runs = new(source, new RunIdPattern("run-*"));

        await runs.LookAsync(CancellationToken.None);

        runs.Current.Count.ShouldBe(120);
    }

    private void Write(int number, string status)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"run-{number}"))).FullName;
        string began = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(folder, "trace.jsonl"), string.Create(CultureInfo.InvariantCulture, $$"""
            {"workflow_id":"run-{{number}}","step":1,"status":"{{status}}","current_effect":null,"trace":[],"started_at":"{{began}}","updated_at":"{{began}}","error":null}

            """));
    }
}
