using System.Text.Json;
using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

public sealed class KeepingTests(ShopProcess shop) : IClassFixture<ShopProcess>, IAsyncLifetime
{
    private readonly WorkflowCommand _cli = new(shop.Store);
    private readonly ShopProcess _other = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-cli-").FullName;

    public Task InitializeAsync() => _other.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_run_that_is_exported_and_imported_goes_on_in_the_other_store()
    {
        string file = Path.Combine(_folder, "run.jsonl");
        await shop.SayAsync("move export-1");
        await _cli.WatchUntilAsync("export-1", "suspended");

        await _cli.PrintAsync("export", "export-1", "--output", file);
        WorkflowCommand other = new(_other.Store);
        (await other.PrintAsync("import", file)).ShouldBe("export-1\n");

        await other.PrintAsync("signal", "export-1", "address", "\"Graz\"");
        await other.PrintAsync("watch", "export-1", "--exit-on-complete");
        (await other.RunAsync("import", file)).ExitCode.ShouldBe(ExitCodes.Refused);
        (await _cli.RunAsync("export", "export-1", "--output", file)).ExitCode.ShouldBe(ExitCodes.Refused);
        (await _cli.RunAsync("export", "nobody", "--output", Path.Combine(_folder, "nobody"))).ExitCode.ShouldBe(ExitCodes.NotFound);
        File.Exists(Path.Combine(_folder, "nobody")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_is_piped_into_a_new_store()
    {
        string store = $"sqlite:{Path.Combine(_folder, "new.db")}";
        await shop.SayAsync("nap export-2");
        await _cli.WatchUntilAsync("export-2", "suspended");

        (await new WorkflowCommand(store).RunWithInputAsync(await _cli.PrintAsync("export", "export-2"), "import", "-")).Output.ShouldBe("export-2\n");

        (await new WorkflowCommand(store).PrintAsync("ps")).ShouldBe("export-2  suspended  step 2  nap 1.0.0\n");
    }

    [Fact]
    public async Task What_is_no_exported_run_is_refused()
    {
        Answer answer = await _cli.RunWithInputAsync("{}\n", "import", "-");

        answer.ExitCode.ShouldBe(ExitCodes.Usage);
        answer.Errors.ShouldContain("line 1");
    }

    [Fact]
    public async Task Verify_reads_the_log_and_replays_it_with_the_code_at_hand()
    {
        await shop.SayAsync("move verify-1");
        await _cli.WatchUntilAsync("verify-1", "suspended");

        using JsonDocument without = JsonDocument.Parse(await _cli.PrintAsync("verify", "verify-1", "--json"));
        string with = await _cli.PrintAsync("verify", "verify-1", "--assembly", typeof(KeepingTests).Assembly.Location);

        without.RootElement.GetProperty("is_sound").GetBoolean().ShouldBeTrue();
        without.RootElement.GetProperty("replay").GetString().ShouldBe("not_checked");
        with.ShouldContain("log     4 events, sound");
        with.ShouldContain("replay  agrees with the code");
    }

    [Fact]
    public async Task Verify_refuses_what_is_no_assembly_with_workflows()
    {
        await shop.SayAsync("nap verify-2");

        (await _cli.RunAsync("verify", "verify-2", "--assembly", "nowhere.dll")).ExitCode.ShouldBe(ExitCodes.NotFound);
        (await _cli.RunAsync("verify", "verify-2", "--assembly", typeof(Xunit.Assert).Assembly.Location)).ExitCode.ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public async Task Gc_deletes_runs_that_ended_long_enough_ago_and_shows_them_before()
    {
        WorkflowCommand other = new(_other.Store);
        await _other.SayAsync("fail gc-1");
        await _other.SayAsync("nap gc-2");
        await other.WatchUntilAsync("gc-1", "failed");

        (await other.PrintAsync("gc", "--older-than", "1h", "--yes")).ShouldBe("0 runs are deleted.\n");
        (await other.PrintAsync("gc", "--older-than", "0s", "--dry-run")).ShouldBe("gc-1  failed  step 4  fail_fast 1.0.0\n");
        (await other.RunAsync("gc", "--older-than", "0s")).ExitCode.ShouldBe(ExitCodes.Usage);
        (await other.PrintAsync("gc", "--older-than", "0s", "--yes")).ShouldBe("1 run is deleted.\n");
        (await other.PrintAsync("ps", "gc-*")).ShouldContain("gc-2");
        (await other.RunAsync("describe", "gc-1")).ExitCode.ShouldBe(ExitCodes.NotFound);
    }
}
