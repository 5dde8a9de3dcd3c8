using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Tests.Files;

public sealed class PathTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Directories_on_the_way_are_made()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(_directory["a/b/shop.db"]);
        File.Exists(_directory["a/b/shop.db"]).ShouldBeTrue();
    }

    [Fact]
    public void A_relative_path_is_resolved_when_the_store_is_made() =>
        new SqliteWorkflowStore("shop.db").Name.ShouldBe($"sqlite:{Path.GetFullPath("shop.db")}");

    [Fact]
    public async Task A_link_and_its_target_are_one_store_down_to_the_locks()
    {
        await using SqliteWorkflowStore direct = await Shop.OpenAsync(_directory["shop.db"]);
        File.CreateSymbolicLink(_directory["link.db"], _directory["shop.db"]);
        await using SqliteWorkflowStore linked = await Shop.OpenAsync(_directory["link.db"]);
        await linked.RenewAsync("w");
        File.Exists(_directory["shop.db.w.lock"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_builder_uses_the_file_that_it_is_told()
    {
        WorkflowsBuilder builder = new(new ServiceCollection());
        builder.UseSqlite(_directory["shop.db"], options => options.BusyTimeout = TimeSpan.FromSeconds(1)).ShouldBeSameAs(builder);
        await using IWorkflowStore store = builder.StoreFactory!(new ServiceCollection().BuildServiceProvider());
        store.Name.ShouldBe($"sqlite:{_directory["shop.db"]}");
    }

    [Fact]
    public async Task A_store_that_is_not_open_says_so()
    {
        await using SqliteWorkflowStore store = new(_directory["shop.db"]);
        (await Should.ThrowAsync<InvalidOperationException>(() => store.RunAsync())).Message.ShouldContain("Call OpenAsync first");
    }

    [UnprivilegedFact]
    public async Task A_directory_that_may_not_be_entered_is_told()
    {
        if (OperatingSystem.IsWindows()) return;        // there are no such modes
        DirectoryInfo closed = Directory.CreateDirectory(_directory["closed"]);
        closed.UnixFileMode = UnixFileMode.None;
        (await Should.ThrowAsync<StoreException>(() => Shop.OpenAsync(_directory["closed/shop.db"]))).Message.ShouldContain("cannot be opened");
        closed.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    }
}
