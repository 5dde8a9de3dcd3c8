using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Tests.Processes;

public sealed class DeadOwnerTests : IDisposable
{
    private const string LeaseOfAYear = "525600";
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Runs_of_a_killed_process_are_taken_over_long_before_its_lease_ends()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        using ChildProcess owner = await OwnerOfRun1Async(store);
        await store.RenewAsync("mine");
        (await store.AcquireAsync("mine")).ShouldBeEmpty();

        await owner.KillAsync();
        await store.RenewAsync("mine");

        RunRecord run = (await store.AcquireAsync("mine")).ShouldHaveSingleItem();
        (run.Owner, run.Epoch).ShouldBe(("mine", 2));
        Directory.GetFiles(_directory.FullName, "*.other.lock").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_watcher_is_told_that_the_runs_of_a_killed_process_are_ready()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.LivenessCheckInterval = TimeSpan.Zero);
        using ChildProcess owner = await OwnerOfRun1Async(store);
        await store.RenewAsync("mine");
        using IStoreSubscription watch = store.Subscribe(StoreChanges.RunsReady);

        await owner.KillAsync();

        while ((await store.AcquireAsync("mine")).Count == 0) await watch.NextAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_worker_that_starts_after_the_death_takes_over_as_it_announces_itself()
    {
        await using (SqliteWorkflowStore before = await Shop.OpenAsync(Path))
        {
            using ChildProcess owner = await OwnerOfRun1Async(before);
            await owner.KillAsync();
        }

        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        await store.RenewAsync("mine");
        (await store.AcquireAsync("mine")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_stores_that_find_the_same_dead_worker_share_its_runs_out()
    {
        await using SqliteWorkflowStore one = await Shop.OpenAsync(Path);
        await using SqliteWorkflowStore two = await Shop.OpenAsync(Path);
        using ChildProcess owner = await OwnerOfRun1Async(one);
        await owner.KillAsync();

        int[] taken = await Task.WhenAll(TakeAsync(one, "a"), TakeAsync(two, "b"));

        taken.Sum().ShouldBe(1);

        static async Task<int> TakeAsync(SqliteWorkflowStore store, string worker)
        {
            await store.RenewAsync(worker);
            return (await store.AcquireAsync(worker)).Count;
        }
    }

    [Fact]
    public async Task A_frozen_process_keeps_its_runs_until_its_lease_ends_and_its_late_commit_is_refused()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        using ChildProcess owner = await OwnerOfRun1Async(store, leaseMinutes: "1");
        await owner.FreezeAsync();
        await store.RenewAsync("mine");
        (await store.AcquireAsync("mine")).ShouldBeEmpty();

        (await store.AcquireAsync("mine", leaseNow: Shop.Now.AddMinutes(1))).ShouldHaveSingleItem();

        await owner.ThawAsync();
        owner.GoOn();
        await owner.ExpectAsync(nameof(StoreOutcomeKind.Fenced));
    }

    private async Task<ChildProcess> OwnerOfRun1Async(SqliteWorkflowStore store, string leaseMinutes = LeaseOfAYear)
    {
        await store.WriteAsync(Shop.NewRun("run-1"));
        ChildProcess owner = ChildProcess.Start("hold", Path, leaseMinutes);
        await owner.ExpectAsync("holds");
        return owner;
    }
}
