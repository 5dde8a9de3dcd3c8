using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Tests.Files;

public sealed class DeletedRowTests : IDisposable
{
    private static readonly string[] TablesOfRuns = ["events", "hooks", "inbox", "run_details", "runs", "snapshots", "step_reports", "step_tasks"];
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    /// <summary>Fails when the schema gets another table of runs: delete from it, and name it here.</summary>
    [Fact]
    public async Task These_are_all_tables_that_hold_something_of_runs()
    {
        await (await Shop.OpenAsync(Path)).DisposeAsync();
        using Native.Database database = Native.Database.Open(Path, TimeSpan.Zero);
        database.Text("SELECT group_concat(name, ' ') FROM (SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'run' ORDER BY m.name)")
            .ShouldBe(string.Join(" ", TablesOfRuns));
    }

    [Fact]
    public async Task A_deleted_run_leaves_no_row_behind()
    {
        await using (SqliteWorkflowStore store = await Shop.OpenAsync(Path))
        {
            await store.WriteAsync(Shop.NewRun("run-1"));
            await store.RenewAsync("w");
            RunRecord held = (await store.AcquireAsync("w")).ShouldHaveSingleItem();
            await store.WriteAsync(Shop.Commit(held) with
            {
                NewHooks = [new NewHook("token", 2, null)],
                NewStepTasks = [new NewStepTask(2, 1, "mail", "send", Shop.Json("{}"), Shop.Now)],
                Snapshot = new SnapshotRecord(2, "shape", Shop.Json("{}")),
            });
            await store.WriteAsync(Shop.Complete(await store.RunAsync()));
            (await store.DeleteRunsAsync(Shop.NextYear, 10, CancellationToken.None)).ShouldBe(1);
        }

        using Native.Database database = Native.Database.Open(Path, TimeSpan.Zero);
        TablesOfRuns.Where(table => database.Number($"SELECT count(*) FROM {table}") > 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task Old_runs_are_found_by_an_index()
    {
        await (await Shop.OpenAsync(Path)).DisposeAsync();
        using Native.Database database = Native.Database.Open(Path, TimeSpan.Zero);
        using Native.Statement plan = database.PrepareOnce("EXPLAIN QUERY PLAN SELECT run, id FROM runs WHERE completed_at IS NOT NULL AND completed_at < 1 ORDER BY completed_at, run LIMIT 50");
        plan.Step().ShouldBeTrue();
        plan.Text(3).ShouldContain("runs_by_end");
        plan.Step().ShouldBeFalse();
    }
}
