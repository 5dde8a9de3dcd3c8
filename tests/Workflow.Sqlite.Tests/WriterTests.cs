using Workflow.Runtime.Storage;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite.Tests;

public sealed class WriterTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Calls_that_come_during_a_transaction_share_the_next_one()
    {
        using ManualResetEventSlim goOn = new();
        int commits = 0;
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.OnPhase = phase =>
        {
            if (phase != CommitPhase.BeforeCommit) return;
            if (Interlocked.Increment(ref commits) == 1) goOn.Wait();
        });
        Task first = store.WriteAsync(Shop.NewRun("first"));
        while (Volatile.Read(ref commits) == 0) await Task.Yield();
        Task[] others = [.. Enumerable.Range(0, 50).Select(i => store.WriteAsync(Shop.NewRun($"run-{i}")))];
        goOn.Set();
        await Task.WhenAll([first, .. others]);
        commits.ShouldBe(2);
    }

    [Fact]
    public async Task A_call_that_fails_does_not_take_those_along_that_share_its_transaction()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        await store.RenewAsync("w");
        await store.WriteAsync([Shop.NewRun("run-1"), Shop.NewRun("run-2")], CancellationToken.None);
        IReadOnlyList<RunRecord> runs = await store.AcquireAsync("w");
        await store.WriteAsync(Shop.Commit(runs[0]) with { NewHooks = [new NewHook("token", 2, null)] });

        CommitRun sameToken = Shop.Commit(runs[1]) with { NewHooks = [new NewHook("token", 2, null)] };
        Task<StoreOutcomeKind> fails = store.WriteAsync(sameToken);
        Task<StoreOutcomeKind>[] others = [.. Enumerable.Range(0, 20).Select(i => store.WriteAsync(Shop.NewRun($"other-{i}")))];

        (await Should.ThrowAsync<StoreException>(() => fails)).Message.ShouldContain("token that was used before");
        (await Task.WhenAll(others)).ShouldAllBe(outcome => outcome == StoreOutcomeKind.Done);
        (await store.RunAsync("run-2")).LastSequence.ShouldBe(1);
    }

    [Fact]
    public async Task A_fault_in_a_commit_undoes_it_and_the_store_goes_on()
    {
        bool fault = false;
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.OnPhase = phase =>
        {
            if (fault && phase == CommitPhase.BeforeCommit) throw new InvalidOperationException("a fault");
        });
        fault = true;
        await Should.ThrowAsync<InvalidOperationException>(() => store.WriteAsync(Shop.NewRun("run-1")));
        fault = false;
        (await store.WriteAsync(Shop.NewRun("run-1"))).ShouldBe(StoreOutcomeKind.Done);
    }

    [Fact]
    public async Task A_full_disk_fails_what_does_not_fit_and_the_store_goes_on()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.MaxPageCount = 60);
        CreateRun large = Shop.NewRun("large");
        StoreException error = await Should.ThrowAsync<StoreException>(
            () => store.WriteAsync(large with { Run = large.Run with { Input = new byte[1_000_000] } }));
        error.Message.ShouldContain("disk (or the process's quota) is full");
        error.IsTransient.ShouldBeTrue();
        (await store.ReadRunAsync("large", CancellationToken.None)).ShouldBeNull();
        (await store.WriteAsync(Shop.NewRun("small"))).ShouldBe(StoreOutcomeKind.Done);
    }

    [Fact]
    public async Task Disposing_finishes_what_is_queued_and_leaves_a_file_without_a_log()
    {
        SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        Task<StoreOutcomeKind>[] queued = [.. Enumerable.Range(0, 100).Select(i => store.WriteAsync(Shop.NewRun($"run-{i}")))];
        await store.DisposeAsync();
        (await Task.WhenAll(queued)).ShouldAllBe(outcome => outcome == StoreOutcomeKind.Done);
        new FileInfo(Path + "-wal").Exists.ShouldBeFalse();
        await Should.ThrowAsync<ObjectDisposedException>(() => store.WriteAsync(Shop.NewRun("late")));
    }

    [Fact]
    public async Task The_log_beside_the_file_stays_within_bounds()
    {
        const long Bound = 256 * 1024;
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.CheckpointAfter = Bound);
        await store.RenewAsync("w");
        await store.WriteAsync(Shop.NewRun("run-1"));
        RunRecord run = (await store.AcquireAsync("w")).Single();
        for (int i = 0; i < 1000; i++)
        {
            await store.WriteAsync(Shop.Commit(run, size: 3000));
            run = run with { LastSequence = run.LastSequence + 1 };
        }

        new FileInfo(Path).Length.ShouldBeGreaterThan(8 * Bound);
        new FileInfo(Path + "-wal").Length.ShouldBeLessThan(3 * Bound);
    }

    [Fact]
    public async Task Own_changes_are_reported_as_what_they_are()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.ChangePollInterval = TimeSpan.FromMilliseconds(1));
        using IStoreSubscription watch = store.Subscribe(StoreChanges.All);
        for (int i = 0; i < 20; i++)
        {
            await store.WriteAsync(Shop.NewRun($"run-{i}"));
            (await watch.NextAsync(CancellationToken.None)).ShouldBe(StoreChanges.RunsReady | StoreChanges.RunProgress);
        }
    }
}
