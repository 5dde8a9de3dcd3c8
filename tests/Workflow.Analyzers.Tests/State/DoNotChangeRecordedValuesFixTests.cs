using Fix = Workflow.Analyzers.Tests.Kit.Fix<Workflow.Analyzers.State.DoNotChangeRecordedValuesAnalyzer, Workflow.CodeFixes.State.DoNotChangeRecordedValuesFix>;

namespace Workflow.Analyzers.Tests.State;

public sealed class DoNotChangeRecordedValuesFixTests
{
    [Theory]
    [InlineData("var lines = await Lines();", "List<string> lines = [.. await Lines()];")]
    [InlineData("List<string> lines = await Lines();", "List<string> lines = [.. await Lines()];")]
    [InlineData("IList<string> lines = await Lines(); // all", "IList<string> lines = [.. await Lines()]; // all")]
    [InlineData("ICollection<string> lines = new Wrapper(await Lines()).All;", "ICollection<string> lines = [.. new Wrapper(await Lines()).All];")]
    public Task A_list_is_copied_where_the_local_gets_it(string before, string after) => Fix.Turns(In(before, "lines.Add(\"a\");"), In(after, "lines.Add(\"a\");"));

    [Fact]
    public Task An_array_is_copied_where_the_local_gets_it() => Fix.Turns(
        In("var names = (await Lines()).Count > 0 ? await Names() : [];", "names[0] = \"a\";"),
        In("string[] names = [.. (await Lines()).Count > 0 ? await Names() : []];", "names[0] = \"a\";"));

    [Fact]
    public Task A_record_is_copied_where_the_local_gets_it() => Fix.Turns(
        In("var wrapper = await Wrapped();", "wrapper.All = [];"),
        In("var wrapper = (await Wrapped()) with { };", "wrapper.All = [];"));

    [Fact]
    public Task An_object_of_any_class_is_copied_whole() => Fix.Turns(
        In("var plain = await Plainly();", "plain.Number = 2;"),
        In("var plain = Durable.Copy(await Plainly());", "plain.Number = 2;"));

    [Fact]
    public Task A_set_is_copied_with_its_comparer() => Fix.Turns(
        In("HashSet<string> set = await Set();", "set.Add(\"a\");"),
        In("HashSet<string> set = await Set();\n        set = new(set, set.Comparer);", "set.Add(\"a\");"));

    [Fact]
    public Task An_argument_is_copied_at_the_beginning() => Fix.Turns(
        In("await Lines();", "input.Add(\"a\");"),
        In("input = [.. input];\n        await Lines();", "input.Add(\"a\");"));

    [Fact]
    public Task All_changes_of_a_local_need_one_copy() => Fix.TurnsAll(
        In("var lines = await Lines();", "lines.Add(\"a\"); lines.Sort();"),
        In("List<string> lines = [.. await Lines()];", "lines.Add(\"a\"); lines.Sort();"));

    [Theory]
    [InlineData("var wrapper = await Wrapped();", "wrapper.All.Add(\"a\");")]
    [InlineData("List<string>? lines = null; lines = await Lines();", "lines.Add(\"a\");")]
    public Task Nothing_is_offered_where_a_copy_of_the_local_would_not_do(string declaration, string change) => Fix.OffersNothingFor(In(declaration, change));

    private static string In(string declaration, string change) => $$"""
        public record Wrapper(List<string> Given) { public List<string> All { get; set; } = Given; }
        public class Plain { public int Number { get; set; } }
        public partial class Orders
        {
            [Workflow]
            public async partial Task Process(List<string> input)
            {
                {{declaration}}
                {{change}}
            }

            [Step] private async partial Task<List<string>> Lines() { await Task.Yield(); return []; }
            [Step] private async partial Task<string[]> Names() { await Task.Yield(); return []; }
            [Step] private async partial Task<HashSet<string>> Set() { await Task.Yield(); return []; }
            [Step] private async partial Task<Wrapper> Wrapped() { await Task.Yield(); return new([]); }
            [Step] private async partial Task<Plain> Plainly() { await Task.Yield(); return new(); }
        }
        """;
}
