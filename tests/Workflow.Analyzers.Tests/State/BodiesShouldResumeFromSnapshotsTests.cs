using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.BodiesShouldResumeFromSnapshotsAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class BodiesShouldResumeFromSnapshotsTests
{
    [Theory]
    [InlineData("foreach (int each in [|numbers.Where(n => n > 0)|]) await Ship(each);")]
    [InlineData("[|using (var stream = new System.IO.MemoryStream()) { await Ship(1); }|]")]
    [InlineData("[|using var stream = new System.IO.MemoryStream();|] await Ship(1);")]
    [InlineData("[|await Task.Yield()|];")]
    [InlineData("checked { await Ship(1); }", "[|checked { await Ship(1); }|]")]
    public Task A_construct_that_is_not_covered_is_reported_where_it_stands(string body, string? marked = null) => Rule.Reports(In(marked ?? body));

    [Theory]
    [InlineData("Func<int, int> {|WFL3002:twice = n => 2 * n|}; await Ship(1); _ = twice(2);")]
    [InlineData("System.IO.Stream {|WFL3002:stream = new System.IO.MemoryStream()|}; await Ship(1); _ = stream.Length;")]
    public Task A_local_that_cannot_be_kept_is_reported_where_it_is_declared(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("Func<int, int> twice = n => 2 * n; int four = twice(2); await Ship(four);")]
    [InlineData("foreach (int each in numbers) await Ship(each);")]
    [InlineData("using (var stream = new System.IO.MemoryStream()) { stream.WriteByte(1); } await Ship(1);")]
    [InlineData("await Task.WhenAll(numbers.Select(async n => { await Ship(n); await Ship(n + 1); }));")]
    [InlineData("try { await Ship(1); } catch (InvalidOperationException e) { await Ship(e.Message.Length); } finally { await Ship(2); }")]
    [InlineData("Task first = Ship(1); Task second = Ship(2); await Task.WhenAny(first, second); await first; await second;")]
    public Task What_is_covered_is_not(string body) => Rule.Reports(In(body));

    [Fact]
    public async Task The_message_names_the_local_its_type_and_the_await()
    {
        IReadOnlyList<string> messages = await Rule.Reports(In("Func<int, int> {|WFL3002:twice = n => 2 * n|}; await Ship(1); _ = twice(2);"));
        messages.ShouldHaveSingleItem().ShouldContain("'twice' of type 'Func<int, int>' has to survive the await in line");
    }

    [Fact]
    public Task Steps_and_bodies_of_generic_classes_are_not_judged() => Rule.Reports("""
        [WorkflowTypeArguments("number", typeof(int))]
        public partial class Orders<T>
        {
            [Workflow] public async partial Task Process(T one) => await Ship(one);
            [Step] private async partial Task Ship(T one) { await Task.Yield(); _ = one; }
        }
        """);

    private static string In(string body) => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(List<int> numbers) { {{body}} }
            [Step] private async partial Task Ship(int number) { await Task.Yield(); _ = number; }
        }
        """;
}
