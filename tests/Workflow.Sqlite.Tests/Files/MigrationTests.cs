using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Schema;

namespace Workflow.Sqlite.Tests.Files;

public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_file_of_version_1_is_brought_up_to_date_with_its_runs()
    {
        await CreateVersion1Async();
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        (await store.RunAsync()).LastSequence.ShouldBe(1);
        await store.RenewAsync("w");
        (await store.AcquireAsync("w")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Runs_and_step_tasks_of_version_3_belong_to_no_trace_until_they_are_traced()
    {
        await CreateVersion1Async();
        using (Native.Database database = Native.Database.Open(Path, TimeSpan.Zero))
        {
            database.Execute(SecondSchema.Sql + ThirdSchema.Sql + """
                PRAGMA user_version = 3;
                INSERT INTO step_tasks (run, sequence, attempt, queue, step, data, due_at, epoch) VALUES (1, 2, 1, 'mail', 'send', '{}', 0, 0);
                """);
        }

        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        await store.RenewAsync("w");
        RunRecord run = (await store.AcquireAsync("w")).ShouldHaveSingleItem();
        (run.TraceParent, run.TraceState, run.LastSegment).ShouldBe((null, null, null));
        AcquiredSteps steps = await store.AcquireStepsAsync(new StepAcquisition("w", ["mail"], ["send"], 1, Shop.Now, Shop.Now), CancellationToken.None);
        steps.Tasks.ShouldHaveSingleItem().Task.TraceParent.ShouldBeNull();
        await store.WriteAsync(Shop.Commit(run) with { Status = RunStatus.Suspended, Release = true, Segment = "00-a-b-01" });
        (await store.RunAsync()).LastSegment.ShouldBe("00-a-b-01");
    }

    [Fact]
    public async Task Later_versions_are_reached_one_by_one()
    {
        await CreateVersion1Async();
        Migration[] longer = [.. Migration.All, new(50, "ALTER TABLE runs ADD COLUMN note TEXT"), new(51, "UPDATE runs SET note = id")];
        await using (SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.Migrations = longer)) await store.RunAsync();
        using Native.Database database = Native.Database.Open(Path, TimeSpan.Zero);
        database.Text("SELECT note FROM runs").ShouldBe("run-1");
        database.Number("PRAGMA user_version").ShouldBe(51);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_version_before()
    {
        await CreateVersion1Async();
        Migration[] failing = [.. Migration.All, new(50, "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)")];
        await Should.ThrowAsync<StoreException>(() => Shop.OpenAsync(Path, options => options.Migrations = failing));
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        (await store.RunAsync()).RunId.ShouldBe("run-1");
    }

    [Fact]
    public async Task Stores_that_open_a_new_file_at_the_same_time_make_one_schema()
    {
        SqliteWorkflowStore[] stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Shop.OpenAsync(Path))));
        await stores[0].WriteAsync(Shop.NewRun("run-1"));
        foreach (SqliteWorkflowStore store in stores)
        {
            (await store.RunAsync()).RunId.ShouldBe("run-1");
            await store.DisposeAsync();
        }
    }

    /// <summary>A file as the first release made it: released steps of the history are never edited.</summary>
    private async Task CreateVersion1Async()
    {
        // An empty file that is ours, with the first schema and a run in it that nobody has begun.
        await (await Shop.OpenAsync(Path)).DisposeAsync();
        File.Delete(Path);
        using Native.Database database = Native.Database.Open(Path, TimeSpan.Zero);
        database.Execute("PRAGMA application_id = 0x57464C57; PRAGMA user_version = 1;" + FirstSchema.Sql);
        database.Execute("""
            INSERT INTO runs (id, workflow, version, status, last_sequence, epoch, ready_at, wake_at, acquisitions, created_at, updated_at)
            VALUES ('run-1', 'process_order', '1.0.0', 'pending', 1, 0, 0, 0, 0, 638000000000000000, 638000000000000000);
            INSERT INTO run_details (run, input) VALUES (1, '{}');
            INSERT INTO events (run, sequence, type, time, data) VALUES (1, 1, 'workflow_started', 638000000000000000, '{}');
            """);
    }
}
