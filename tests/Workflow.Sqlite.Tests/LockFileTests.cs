namespace Workflow.Sqlite.Tests;

public sealed class LockFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_lock_file_lives_as_long_as_its_worker()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        await store.RenewAsync("w");
        LockFiles().ShouldBe([_directory["shop.db.w.lock"]]);
        await store.ReleaseWorkerAsync("w", CancellationToken.None);
        LockFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_live_worker_whose_lock_file_was_deleted_keeps_its_runs_and_makes_the_file_anew()
    {
        await using SqliteWorkflowStore owner = await OwnerAsync();
        File.Delete(_directory["shop.db.owner.lock"]);
        await using SqliteWorkflowStore other = await Shop.OpenAsync(Path);
        await other.RenewAsync("other");
        (await other.AcquireAsync("other")).ShouldBeEmpty();

        await owner.RenewAsync("owner");
        await other.RenewAsync("other");
        (await other.AcquireAsync("other")).ShouldBeEmpty();
        File.Exists(_directory["shop.db.owner.lock"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_store_that_is_disposed_without_withdrawing_its_workers_leaves_their_runs_to_others()
    {
        await (await OwnerAsync()).DisposeAsync();
        await using SqliteWorkflowStore other = await Shop.OpenAsync(Path);
        await other.RenewAsync("other");
        (await other.AcquireAsync("other")).ShouldHaveSingleItem();
        LockFiles().ShouldBe([_directory["shop.db.other.lock"]]);
    }

    [Fact]
    public async Task Leftover_lock_files_are_cleared_away_and_strangers_are_not()
    {
        await File.WriteAllTextAsync(_directory["shop.db.long-gone.lock"], "");
        await File.WriteAllTextAsync(_directory["another.db.w.lock"], "");
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        await store.RenewAsync("w");
        LockFiles().ShouldBe([_directory["another.db.w.lock"], _directory["shop.db.w.lock"]]);
    }

    [Fact]
    public async Task A_lock_file_that_is_missing_leaves_the_lease_to_decide()
    {
        await (await OwnerAsync()).DisposeAsync();
        File.Delete(_directory["shop.db.owner.lock"]);
        await using SqliteWorkflowStore other = await Shop.OpenAsync(Path);
        await other.RenewAsync("other", Shop.NextYear.AddYears(1));
        (await other.AcquireAsync("other")).ShouldBeEmpty();
        (await other.AcquireAsync("other", leaseNow: Shop.NextYear)).ShouldHaveSingleItem();
    }

    private string[] LockFiles() => [.. Directory.GetFiles(_directory.FullName, "*.lock").Order(StringComparer.Ordinal)];

    private async Task<SqliteWorkflowStore> OwnerAsync()
    {
        SqliteWorkflowStore owner = await Shop.OpenAsync(Path);
        await owner.WriteAsync(Shop.NewRun("run-1"));
        await owner.RenewAsync("owner");
        (await owner.AcquireAsync("owner")).ShouldHaveSingleItem();
        return owner;
    }
}
