using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Tests.Files;

/// <summary>Damage that SQLite cannot see: every page is whole, and what stands in it is not what a store writes.</summary>
public sealed class DamagedRowTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("UPDATE runs SET status = 'comqleted'", "'comqleted' is not a run status")]
    [InlineData("UPDATE runs SET created_at = 9000000000000000000", "9000000000000000000 is no time")]
    [InlineData("UPDATE runs SET completed_at = -1", "-1 is no time")]
    [InlineData("UPDATE run_details SET tags = '{\"a\":1}'", "tags are no JSON object of texts")]
    [InlineData("UPDATE run_details SET tags = '[broken'", "tags are no JSON object of texts")]
    public async Task A_value_that_no_store_writes_is_damage(string damage, string finding)
    {
        await using SqliteWorkflowStore store = await DamagedAsync(damage);

        StoreException read = await Should.ThrowAsync<StoreException>(() => store.RunAsync());
        StoreException listed = await Should.ThrowAsync<StoreException>(() => store.QueryRunsAsync(new RunQuery(), CancellationToken.None));

        read.Message.ShouldContain("the file is damaged");
        read.Message.ShouldContain(finding);
        read.IsTransient.ShouldBeFalse();
        listed.Message.ShouldBe(read.Message);
    }

    [Fact]
    public async Task A_worker_is_told_that_the_run_that_it_would_take_is_there_in_part_only()
    {
        await using SqliteWorkflowStore store = await DamagedAsync("DELETE FROM run_details");
        await store.RenewAsync("w");
        (await Should.ThrowAsync<StoreException>(() => store.AcquireAsync("w"))).Message.ShouldContain("is there in part only");
    }

    [Fact]
    public async Task A_lock_that_a_damaged_row_names_is_left_alone_unless_it_is_the_workers_own()
    {
        await File.WriteAllTextAsync(_directory["precious.txt"], "precious");
        await using SqliteWorkflowStore store = await DamagedAsync(
            "INSERT INTO workers VALUES ('other', 9000000000000000000, 'precious.txt'), ('odd', 9000000000000000000, 'a' || char(0) || 'b')");

        await store.RenewAsync("w");

        (await File.ReadAllTextAsync(_directory["precious.txt"])).ShouldBe("precious");
    }

    private async Task<SqliteWorkflowStore> DamagedAsync(string damage)
    {
        await using (SqliteWorkflowStore whole = await Shop.OpenAsync(Path)) await whole.WriteAsync(Shop.NewRun("run-1"));
        using (Native.Database database = Native.Database.Open(Path, TimeSpan.FromSeconds(5))) database.Execute(damage);
        return await Shop.OpenAsync(Path);
    }
}
