using Workflow.Analyzers.Versioning;
using Workflow.CodeFixes.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

public sealed class LockFileShouldBeUpToDateFixTests
{
    private const string Key = nameof(LockFileShouldBeUpToDateFix);
    private const string Empty = "{ \"format\": 1, \"workflows\": [] }";

    [Fact]
    public async Task A_missing_entry_is_written() =>
        (await Fix(Source("await Ship();"), Empty).ApplyAsync(Key)).LockFile.ShouldBe(Locked.FileOf(Source("await Ship();")));

    [Fact]
    public async Task A_guarded_change_is_written()
    {
        string next = Source("await Ship(); if (Durable.Patched(\"again\")) await Ship();");
        (await Fix(next, Locked.FileOf(Source("await Ship();"))).ApplyAsync(Key)).LockFile.ShouldBe(Locked.FileOf(Source("await Ship();"), next));
    }

    [Fact]
    public async Task A_version_that_left_the_code_is_retired()
    {
        string both = Locked.FileOf(Source("await Ship();", "1"), Source("await Ship();", "2"));
        (await Fix(Source("await Ship();", "2"), both.Replace("      \"retired\": true,\n", "", StringComparison.Ordinal)).ApplyAsync(Key)).LockFile.ShouldBe(both);
    }

    [Fact]
    public async Task Other_entries_stay_as_they_are()
    {
        string two = Source("await Ship();", "1", "Other");
        string lockFile = Locked.FileOf(two.Replace("await Ship();", "await Mail();", StringComparison.Ordinal));
        string added = two.Replace("[Step] private async partial Task Ship()", "[Workflow] public async partial Task More() => await Ship();\n    [Step] private async partial Task Ship()", StringComparison.Ordinal);
        string after = (await Fix(added, lockFile).ApplyAsync(Key)).LockFile;
        after.ShouldContain("\"name\": \"more\"");
        after.ShouldContain("\"step mail\"");
    }

    [Fact]
    public async Task All_are_written_at_once()
    {
        string two = Source("await Ship();").Replace("[Step] private async partial Task Ship()", "[Workflow] public async partial Task More() => await Ship();\n    [Step] private async partial Task Ship()", StringComparison.Ordinal);
        (await Fix(two, Empty).ApplyToAllAsync(Key)).LockFile.ShouldBe(
            Locked.FileOf(two));
    }

    [Fact]
    public async Task Lines_end_as_they_did() =>
        (await Fix(Source("await Ship();"), Empty.Replace(", ", ",\r\n", StringComparison.Ordinal)).ApplyAsync(Key)).LockFile
            .ShouldBe(Locked.FileOf(Source("await Ship();")).ReplaceLineEndings("\r\n"));

    [Fact]
    public async Task For_a_damaged_file_nothing_is_offered() => (await Fix(Source("await Ship();"), "{ <<<<").TitlesAsync()).ShouldBeEmpty();

    private static LockedFix<LockFileShouldBeUpToDateAnalyzer, LockFileShouldBeUpToDateFix> Fix(string source, string lockFile) => new(source, lockFile);

    private static string Source(string body, string version = "1", string name = "Process") => $$"""
        public partial class Orders
        {
            [Workflow(Version = "{{version}}")]
            public async partial Task {{name}}() { {{body}} }

            [Step] private async partial Task Ship() => await Task.Yield();
            [Step] private async partial Task Mail() => await Task.Yield();
        }
        """;
}
