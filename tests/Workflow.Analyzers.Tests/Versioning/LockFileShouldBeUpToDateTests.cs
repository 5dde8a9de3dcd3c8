using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

public sealed class LockFileShouldBeUpToDateTests
{
    private const string Update = "update the file with the fix or with 'dotnet build -t:UpdateWorkflowLock'";
    private const string Empty = "{ \"format\": 1, \"workflows\": [] }";

    [Fact]
    public Task A_file_that_fits_is_no_matter() =>
        Locked<LockFileShouldBeUpToDateAnalyzer>.IsSilentOn(Locked.FileOf(Source("await Ship();")), Source("await Ship(); int local = 1; _ = local;"));

    [Fact]
    public Task A_project_without_the_file_has_opted_out() => Rule<LockFileShouldBeUpToDateAnalyzer>.IsSilentOn(Source("await Ship();"));

    [Fact]
    public Task A_workflow_without_an_entry_is_told() => Locked<LockFileShouldBeUpToDateAnalyzer>.Says(
        Empty, Source("await Ship();", name: "[|Process|]"),
        $"Workflow 'Orders.Process' has no entry as 'process' version 1 in workflows.lock.json, so that no change of it is compared with its runs in flight; {Update}");

    [Fact]
    public Task An_edit_that_breaks_runs_is_for_the_other_rule() =>
        Locked<LockFileShouldBeUpToDateAnalyzer>.IsSilentOn(Locked.FileOf(Source("await Ship();")), Source("await Ship(); await Ship();"));

    [Fact]
    public Task A_guarded_change_is_told_until_it_is_locked_too() => Locked<LockFileShouldBeUpToDateAnalyzer>.Says(
        Locked.FileOf(Source("await Ship();")), Source("await Ship(); if (Durable.Patched(\"again\")) await Ship();", name: "[|Process|]"),
        $"Workflow 'Orders.Process' has changed in a way that its runs in flight survive, and its entry as 'process' version 1 in workflows.lock.json is outdated; {Update}");

    [Fact]
    public Task A_workflow_that_does_not_compile_is_left_alone() => Locked<LockFileShouldBeUpToDateAnalyzer>.Says(Empty, Source("await Shi();"));

    [Fact]
    public async Task A_version_that_left_the_code_is_told_in_the_file()
    {
        string file = Locked.FileOf(Source("await Ship();"));
        Diagnostic gone = (await Locked<LockFileShouldBeUpToDateAnalyzer>.RunAsync(TestCompilation.AfterGeneration(Source("await Ship();", version: "2")), file))
            .Single(each => each.Location.Kind == LocationKind.ExternalFile);
        gone.GetMessage(CultureInfo.InvariantCulture).ShouldStartWith("Version 1 of workflow 'process' is not in the code any more");
        gone.Location.GetLineSpan().Path.ShouldBe(LockText.LockPath);
        file.Substring(gone.Location.SourceSpan.Start, gone.Location.SourceSpan.Length).ShouldBe("\"process\",");
    }

    [Fact]
    public Task A_retired_version_is_not() =>
        Locked<LockFileShouldBeUpToDateAnalyzer>.IsSilentOn(Locked.FileOf(Source("await Ship();"), Source("await Ship();", version: "2")), Source("await Ship();", version: "2"));

    [Theory]
    [InlineData("", "the text ends too early")]
    [InlineData("{\n<<<<<<< HEAD\n", "a name in quotes is expected here")]
    public async Task A_damaged_file_is_told_in_the_file(string file, string problem)
    {
        ImmutableArray<Diagnostic> found = await Locked<LockFileShouldBeUpToDateAnalyzer>.RunAsync(TestCompilation.AfterGeneration(Source("await Ship();")), file);
        found.ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldBe(
            $"workflows.lock.json cannot be read, so that no change is compared with runs in flight: {problem}; restore it from the last commit, and update it with 'dotnet build -t:UpdateWorkflowLock'");
    }

    private static string Source(string body, string version = "1", string name = "Process") => $$"""
        public partial class Orders
        {
            [Workflow(Version = "{{version}}")]
            public async partial Task {{name}}() { {{body}} }

            [Step] private async partial Task Ship() => await Task.Yield();
        }
        """;
}
