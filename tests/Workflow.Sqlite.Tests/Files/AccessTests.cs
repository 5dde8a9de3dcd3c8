using Workflow.Runtime.Storage;
using Workflow.Sqlite.Schema;

namespace Workflow.Sqlite.Tests.Files;

public sealed class AccessTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(SqliteStoreAccess.Existing)]
    [InlineData(SqliteStoreAccess.ReadOnly)]
    public async Task Only_who_may_do_everything_makes_a_file(SqliteStoreAccess access)
    {
        (await RefusedAsync(access)).Message.ShouldContain("there is no such file");
        File.Exists(Path).ShouldBeFalse();
    }

    [Theory]
    [InlineData(SqliteStoreAccess.Existing)]
    [InlineData(SqliteStoreAccess.ReadOnly)]
    public async Task An_empty_file_is_refused_and_left_empty(SqliteStoreAccess access)
    {
        await File.WriteAllBytesAsync(Path, []);
        (await RefusedAsync(access)).Message.ShouldContain("the file is empty");
        new FileInfo(Path).Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(SqliteStoreAccess.Existing)]
    [InlineData(SqliteStoreAccess.ReadOnly)]
    public async Task A_file_of_another_program_is_refused(SqliteStoreAccess access)
    {
        using (Native.Database database = Native.Database.Open(Path, TimeSpan.Zero)) database.Execute("CREATE TABLE songs (title TEXT)");
        (await RefusedAsync(access)).Message.ShouldContain("database of another program");
    }

    [Theory]
    [InlineData(SqliteStoreAccess.Existing)]
    [InlineData(SqliteStoreAccess.ReadOnly)]
    public async Task A_file_of_an_older_schema_is_refused_with_both_versions_and_left_as_it_was(SqliteStoreAccess access)
    {
        await MakeAsync();
        byte[] before = await File.ReadAllBytesAsync(Path);
        string message = (await Should.ThrowAsync<StoreException>(() => Shop.OpenAsync(Path, options => (options.Access, options.Migrations) = (access, [.. Migration.All, new Migration(99, "CREATE TABLE future (x)")])))).Message;
        message.ShouldContain($"has schema version {Migration.All[^1].Version}, this program needs version 99");
        message.ShouldContain("Start a worker of this version");
        (await File.ReadAllBytesAsync(Path)).ShouldBe(before);
    }

    [Theory]
    [InlineData(SqliteStoreAccess.Existing)]
    [InlineData(SqliteStoreAccess.ReadOnly)]
    public async Task A_file_of_a_newer_schema_is_refused(SqliteStoreAccess access)
    {
        await (await Shop.OpenAsync(Path, options => options.Migrations = [.. Migration.All, new Migration(99, "CREATE TABLE future (x)")])).DisposeAsync();
        (await RefusedAsync(access)).Message.ShouldContain("schema version 99");
    }

    [Fact]
    public async Task Reading_leaves_the_file_as_it_was()
    {
        await MakeAsync();
        byte[] before = await File.ReadAllBytesAsync(Path);
        await using (SqliteWorkflowStore store = await OpenAsync(SqliteStoreAccess.ReadOnly)) (await store.RunAsync()).RunId.ShouldBe("run-1");
        (await File.ReadAllBytesAsync(Path)).ShouldBe(before);
    }

    [Theory]
    [InlineData(SqliteStoreAccess.Existing)]
    [InlineData(SqliteStoreAccess.ReadOnly)]
    public async Task Opening_and_reading_wait_for_no_writer(SqliteStoreAccess access)
    {
        await MakeAsync();
        using Native.Database writer = Native.Database.Open(Path, TimeSpan.Zero);
        writer.Execute("BEGIN IMMEDIATE; DELETE FROM events");
        await using (SqliteWorkflowStore store = await OpenAsync(access, busyTimeout: TimeSpan.Zero))
            (await store.ReadEventsAsync("run-1", 0, 10, CancellationToken.None)).ShouldHaveSingleItem();
        writer.Execute("ROLLBACK");
    }

    [Fact]
    public async Task Who_only_reads_sees_what_others_write_and_is_told_of_it()
    {
        await MakeAsync();
        await using SqliteWorkflowStore reader = await OpenAsync(SqliteStoreAccess.ReadOnly);
        using IStoreSubscription subscription = reader.Subscribe(StoreChanges.All);
        await using SqliteWorkflowStore writer = await OpenAsync(SqliteStoreAccess.Existing);
        await writer.WriteAsync(Shop.NewRun("run-2"));
        while (await reader.ReadRunAsync("run-2", CancellationToken.None) is null) await subscription.NextAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Every_write_to_what_is_only_read_is_an_error()
    {
        await MakeAsync();
        await using SqliteWorkflowStore store = await OpenAsync(SqliteStoreAccess.ReadOnly);
        Func<Task>[] writes =
        [
            () => store.WriteAsync(Shop.NewRun("run-2")),
            () => store.RenewAsync("w"),
            () => store.ReleaseWorkerAsync("w", CancellationToken.None),
            () => store.AcquireAsync("w"),
            () => store.AcquireStepsAsync(new StepAcquisition("w", ["mail"], ["send"], 1, Shop.Now, Shop.Now), CancellationToken.None),
            () => store.DeleteRunsAsync(Shop.NextYear, 1, CancellationToken.None),
            () => store.PublishWorkflowsAsync([], CancellationToken.None),
        ];
        foreach (Func<Task> write in writes) (await Should.ThrowAsync<StoreException>(write)).Message.ShouldContain("opened for reading only");
    }

    [UnprivilegedFact]
    public async Task A_file_that_may_only_be_read_is_read()
    {
        await MakeAsync();
        File.SetAttributes(Path, FileAttributes.ReadOnly);
        await using SqliteWorkflowStore store = await OpenAsync(SqliteStoreAccess.ReadOnly);
        (await store.RunAsync()).RunId.ShouldBe("run-1");
    }

    [UnprivilegedFact]
    public async Task A_file_in_a_directory_that_may_only_be_read_is_read()
    {
        if (OperatingSystem.IsWindows()) return;
        await MakeAsync();
        File.SetUnixFileMode(_directory.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            await using SqliteWorkflowStore store = await OpenAsync(SqliteStoreAccess.ReadOnly);
            (await store.RunAsync()).RunId.ShouldBe("run-1");
        }
        finally
        {
            File.SetUnixFileMode(_directory.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task MakeAsync()
    {
        await using SqliteWorkflowStore store = await OpenAsync(SqliteStoreAccess.ReadWrite);
        await store.WriteAsync(Shop.NewRun("run-1"));
    }

    private Task<SqliteWorkflowStore> OpenAsync(SqliteStoreAccess access, TimeSpan? busyTimeout = null) => Shop.OpenAsync(Path, options =>
    {
        options.Access = access;
        options.BusyTimeout = busyTimeout ?? options.BusyTimeout;
    });

    private Task<StoreException> RefusedAsync(SqliteStoreAccess access) => Should.ThrowAsync<StoreException>(() => OpenAsync(access));
}
