using Workflow.Runtime.Storage;
using Workflow.Sqlite.Schema;

namespace Workflow.Sqlite.Tests.Files;

public sealed class FileRefusalTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name()
    {
        await File.WriteAllTextAsync(Path, string.Join('\n', Enumerable.Repeat("Dear diary, today I was not a database.", 100)));
        StoreException error = await RefusedAsync();
        error.Message.ShouldContain(Path);
        error.Message.ShouldContain("not a SQLite database");
        error.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_as_it_was()
    {
        using (Native.Database database = Native.Database.Open(Path, TimeSpan.Zero)) database.Execute("CREATE TABLE songs (title TEXT)");
        byte[] before = await File.ReadAllBytesAsync(Path);
        (await RefusedAsync()).Message.ShouldContain("database of another program");
        (await File.ReadAllBytesAsync(Path)).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_of_a_newer_schema_is_refused()
    {
        await (await Shop.OpenAsync(Path, options => options.Migrations = [.. Migration.All, new Migration(99, "CREATE TABLE future (x)")])).DisposeAsync();
        StoreException error = await RefusedAsync();
        error.Message.ShouldContain("schema version 99");
        error.Message.ShouldContain("update this one");
    }

    [Fact]
    public async Task A_file_that_is_cut_short_is_refused()
    {
        await FilledFile.CreateAsync(Path);
        using (FileStream file = File.OpenWrite(Path)) file.SetLength(file.Length / 2);
        (await RefusedAsync()).Message.ShouldContain("damaged or cut short");
    }

    [Fact]
    public async Task A_small_file_with_a_damaged_page_is_refused()
    {
        await FilledFile.CreateAsync(Path);
        FilledFile.Damage(Path);
        StoreException error = await Should.ThrowAsync<StoreException>(() => Shop.OpenAsync(Path, options => options.IntegrityCheckLimit = new FileInfo(Path).Length));
        error.Message.ShouldContain("damaged or cut short");
    }

    [Fact]
    public async Task Damage_in_a_large_file_is_reported_when_it_is_met()
    {
        await FilledFile.CreateAsync(Path);
        FilledFile.Damage(Path);
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path, options => options.IntegrityCheckLimit = 0);
        StoreException error = await Should.ThrowAsync<StoreException>(() => store.ReadEventsAsync("run-1", 0, 1_000_000, CancellationToken.None));
        error.Message.ShouldContain("damaged or cut short");
        error.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task A_directory_is_refused()
    {
        Directory.CreateDirectory(Path);
        (await RefusedAsync()).Message.ShouldContain("path is a directory's");
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_told()
    {
        await File.WriteAllTextAsync(_directory["file"], "");
        StoreException error = await Should.ThrowAsync<StoreException>(() => Shop.OpenAsync(System.IO.Path.Combine(_directory["file"], "shop.db")));
        error.Message.ShouldContain("directory of the file does not exist and cannot be made");
    }

    [UnprivilegedFact]
    public async Task A_file_that_cannot_be_written_is_refused()
    {
        await (await Shop.OpenAsync(Path)).DisposeAsync();
        File.SetAttributes(Path, FileAttributes.ReadOnly);
        (await RefusedAsync()).Message.ShouldContain("read-only");
    }

    [Theory]
    [InlineData(":memory:", "InMemoryWorkflowStore")]
    [InlineData("file:shop.db?mode=memory", "is a URI")]
    [InlineData(" ", "whitespace")]
    public void A_path_that_is_no_path_is_refused(string path, string reason) =>
        Should.Throw<ArgumentException>(() => new SqliteWorkflowStore(path)).Message.ShouldContain(reason);

    private async Task<StoreException> RefusedAsync() => await Should.ThrowAsync<StoreException>(() => Shop.OpenAsync(Path));
}
