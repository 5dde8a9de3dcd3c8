using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Analyzers.State;
using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.BodiesShouldResumeFromSnapshotsAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class BodiesShouldResumeFromSnapshotsTests
{
    [Theory]
    [InlineData("foreach (int each in [|numbers.Where(n => n > 0)|]) await Ship(each);")]
    [InlineData("[|using (var stream = new System.IO.MemoryStream()) { await Ship(1); }|]")]
    [InlineData("[|using var stream = new System.IO.MemoryStream();|] await Ship(1);")]
    [InlineData("[|await Task.Yield()|];")]
    [InlineData("[|await using (var stream = new System.IO.MemoryStream()) { await Ship(1); }|]")]
    public Task A_construct_that_is_not_covered_is_reported_where_it_stands(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("Func<int, int> {|WFL3002:twice = n => 2 * n|}; await Ship(1); _ = twice(2);")]
    [InlineData("IEnumerable<int> {|WFL3002:odd = numbers.Where(n => n % 2 != 0)|}; await Ship(1); _ = odd.Count();")]
    [InlineData("System.IO.Stream {|WFL3002:stream = new System.IO.MemoryStream()|}; await Ship(1); _ = stream.Length;")]
    public Task A_local_that_cannot_be_kept_is_reported_where_it_is_declared(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("Func<int, int> twice = n => 2 * n; int four = twice(2); await Ship(four);")]
    [InlineData("foreach (int each in numbers) await Ship(each);")]
    [InlineData("using (var stream = new System.IO.MemoryStream()) { stream.WriteByte(1); } await Ship(1);")]
    [InlineData("await using (var stream = new System.IO.MemoryStream()) { stream.WriteByte(1); } await Ship(1);")]
    [InlineData("checked { await Ship(1); }")]
    [InlineData("IEnumerable<Task> all = numbers.Select(Ship); await Task.WhenAll(all);")]
    [InlineData("await Task.WhenAll(numbers.Select(async n => { await Ship(n); await Ship(n + 1); }));")]
    [InlineData("try { await Ship(1); } catch (InvalidOperationException e) { await Ship(e.Message.Length); } finally { await Ship(2); }")]
    [InlineData("Task first = Ship(1); Task second = Ship(2); await Task.WhenAny(first, second); await first; await second;")]
    public Task What_is_covered_is_not(string body) => Rule.Reports(In(body));

    [Fact]
    public async Task The_message_names_the_local_its_type_where_it_is_set_and_the_await()
    {
        IReadOnlyList<string> messages = await Rule.Reports(In("\nFunc<int, int> {|WFL3002:twice = n => 2 * n|};\nawait Ship(1);\n_ = twice(2);"));
        messages.ShouldBe(
        [
            "Workflow 'Orders.Process' resumes by replaying its whole log, for 'twice' of type 'Func<int, int>', set in line 4, has to survive the await in line 5, "
            + "and 'Func<int, int>' cannot be kept: a delegate cannot be saved. Pass the data that the code needs, and call the method by name.",
        ]);
    }

    [Theory]
    [InlineData("Func<int, int> {|WFL3002:twice = n => 2 * n|};\nif (numbers.Count > 3)\ntwice = n => n;\nawait Ship(1);\n_ = twice(2);", 6, 7)]
    [InlineData("Func<int, int> {|WFL3002:twice|};\n\ntwice = n => 2 * n;\nawait Ship(1);\n_ = twice(2);", 6, 7)]
    [InlineData("Func<int, int>? {|WFL3002:twice = null|};\nfor (int i = 0; i < 2; i++)\n{\nawait Ship(1);\ntwice?.Invoke(1);\ntwice = n => n;\n}", 4, 7)]
    [InlineData("if (Given(out Func<int, int> {|WFL3002:twice|}))\nawait Ship(1);\ntwice(2);", 4, 5)]
    public async Task The_lines_are_those_of_the_last_setting_and_of_the_first_await(string body, int set, int awaited)
    {
        IReadOnlyList<string> messages = await Rule.Reports(In("\n" + body));
        messages.ShouldHaveSingleItem().ShouldContain($"set in line {set}, has to survive the await in line {awaited},");
    }

    [Fact]
    public Task A_body_of_a_generic_class_is_reported_once_at_its_name_and_steps_are_not() => Rule.Says(
        "Workflow 'Orders<T>.Process' resumes by replaying its whole log, for it stands in a generic class; move it to a class that is not generic, and its steps may stay",
        """
        [WorkflowTypeArguments("number", typeof(int))]
        [WorkflowTypeArguments("text", typeof(string))]
        public partial class Orders<T>
        {
            [Workflow] public async partial Task [|Process|](T one) { await Ship(one); await Ship(one); }
            [Step] private async partial Task Ship(T one) { await Task.Yield(); _ = one; }
        }
        """);

    [Theory]
    [InlineData("unsafe partial class Orders", "partial Task")]
    [InlineData("partial class Orders", "unsafe partial Task")]
    public Task A_body_in_unsafe_code_is_reported_at_its_name(string type, string method) => Rule.Reports($$"""
        public {{type}}
        {
            [Workflow] public {{method}} [|Process|](int one) => Ship(one);
            [Step] private partial Task Ship(int one) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("foreach (int each in {|WFL3013:numbers.Where(n => n > 0)|}) await Ship(each);")]
    [InlineData("Func<int, int> {|WFL3013:twice = n => 2 * n|}; await Ship(1); _ = twice(2);")]
    public Task Where_snapshots_are_required_it_is_an_error(string body) => Rule.Reports(In(body, "(Snapshots = SnapshotMode.Required)"));

    [Fact]
    public async Task The_error_says_what_the_warning_would() => (await Rule.Reports(
        In("foreach (int each in {|WFL3013:numbers.Where(n => n > 0)|}) await Ship(each);", "(Snapshots = SnapshotMode.Required)"))).ShouldBe(
    [
        "Workflow 'Orders.Process' resumes by replaying its whole log, for it holds a foreach over the lazy sequence 'numbers.Where(n => n > 0)' of type IEnumerable<int>; "
        + "call ToList() first. The workflow has SnapshotMode.Required.",
    ]);

    [Fact]
    public async Task The_error_cannot_be_suppressed()
    {
        string source = $"#pragma warning disable WFL3001, WFL3002, WFL3013\n{In("await Task.Yield();", "(Snapshots = SnapshotMode.Required)")}";
        CSharpCompilation compilation = TestCompilation.AfterGeneration(source);
        Diagnostic error = (await Analysis.RunAsync(
            compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("WFL3001", ReportDiagnostic.Suppress), new("WFL3013", ReportDiagnostic.Suppress)])),
            new BodiesShouldResumeFromSnapshotsAnalyzer())).ShouldHaveSingleItem();
        (error.Id, error.Severity, error.IsSuppressed).ShouldBe(("WFL3013", DiagnosticSeverity.Error, false));
    }

    [Fact]
    public Task Where_snapshots_are_preferred_it_stays_a_warning() =>
        Rule.Reports(In("foreach (int each in [|numbers.Where(n => n > 0)|]) await Ship(each);", "(Snapshots = SnapshotMode.Preferred)"));

    private static string In(string body, string options = "") => $$"""
        public partial class Orders
        {
            [Workflow{{options}}] public async partial Task Process(List<int> numbers) { {{body}} }
            [Step] private async partial Task Ship(int number) { await Task.Yield(); _ = number; }
            private static bool Given(out Func<int, int> twice) { twice = n => n; return true; }
        }
        """;
}
