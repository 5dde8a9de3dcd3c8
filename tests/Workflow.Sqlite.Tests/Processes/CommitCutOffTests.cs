using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite.Tests.Processes;

public sealed class CommitCutOffTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(nameof(CommitPhase.BeforeBegin), false)]
    [InlineData(nameof(CommitPhase.BeforeCommit), false)]
    [InlineData(nameof(CommitPhase.AfterCommit), true)]
    public async Task A_process_that_is_killed_in_a_commit_leaves_all_of_it_or_nothing(string phase, bool isThere)
    {
        using ChildProcess writer = ChildProcess.Start("stop-at", Path, phase);
        await writer.ExpectAsync("stopped");
        await writer.KillAsync();

        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);

        (await store.ReadRunAsync("run-1", CancellationToken.None) is not null).ShouldBe(isThere);
        (await store.ReadRunAsync("run-2", CancellationToken.None) is not null).ShouldBe(isThere);
        (await store.ReadEventsAsync("run-2", 0, 9, CancellationToken.None)).Count.ShouldBe(isThere ? 1 : 0);
    }

    [Fact]
    public async Task A_process_frozen_in_a_transaction_makes_others_fail_with_a_clear_error_until_it_is_gone()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.BusyTimeout = TimeSpan.FromMilliseconds(200));
        using ChildProcess writer = ChildProcess.Start("stop-at", Path, nameof(CommitPhase.BeforeCommit));
        await writer.ExpectAsync("stopped");
        await writer.FreezeAsync();

        StoreException error = await Should.ThrowAsync<StoreException>(() => store.WriteAsync(Shop.NewRun("mine")));
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("another process held the file's write lock for more than 0.2 s");
        (await store.ReadRunAsync("mine", CancellationToken.None)).ShouldBeNull();

        await writer.KillAsync();
        (await store.WriteAsync(Shop.NewRun("mine"))).ShouldBe(StoreOutcomeKind.Done);
        (await store.ReadRunAsync("run-1", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_process_that_thaws_in_a_transaction_finishes_it()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.BusyTimeout = TimeSpan.FromSeconds(60));
        using ChildProcess writer = ChildProcess.Start("stop-at", Path, nameof(CommitPhase.BeforeCommit));
        await writer.ExpectAsync("stopped");
        await writer.FreezeAsync();
        Task<StoreOutcomeKind> waiting = store.WriteAsync(Shop.NewRun("run-1"));

        await writer.ThawAsync();
        writer.GoOn();
        await writer.ExpectAsync("done");

        (await waiting).ShouldBe(StoreOutcomeKind.Exists);
    }

    [Fact]
    public async Task Two_processes_work_on_one_file_at_the_same_time()
    {
        const int Count = 60;
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        using ChildProcess other = ChildProcess.Start("work", Path, $"{Count}");
        await OtherProcess.WorkAsync(store, "mine", Count);
        await other.ExitAsync();
        await store.RenewAsync("last");
        foreach (RunRecord left in await store.AcquireAsync("last", limit: 1000)) await store.WriteAsync(Shop.Complete(left));

        RunPage all = await store.QueryRunsAsync(new RunQuery { PageSize = 1000 }, CancellationToken.None);
        all.Runs.Count.ShouldBe(2 * Count);
        all.Runs.ShouldAllBe(run => run.Status == RunStatus.Completed);
        foreach (RunRecord run in all.Runs)
        {
            IReadOnlyList<EventRecord> log = await store.ReadEventsAsync(run.RunId, 0, 100, CancellationToken.None);
            log.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, (int)run.LastSequence).Select(n => (long)n));
        }
    }
}
