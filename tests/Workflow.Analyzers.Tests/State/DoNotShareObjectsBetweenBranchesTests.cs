using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.DoNotShareObjectsBetweenBranchesAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class DoNotShareObjectsBetweenBranchesTests
{
    [Theory]
    [InlineData("List<string> all = []; await Task.WhenAll(numbers.Select(async n => { string label = await Ship(n); [|all.Add(label)|]; }));")]
    [InlineData("Totals totals = new(); await Task.WhenAll(numbers.Select(async n => { [|totals.Sum += (await Ship(n)).Length|]; }));")]
    [InlineData("Totals totals = new(); var same = totals; await Task.WhenAll(numbers.Select(async n => { await Ship(n); [|Raise(same)|]; }));")]
    [InlineData("Totals totals = new(); await Task.WhenAll(numbers.Select(n => [|Fill(totals, n)|]));")]
    [InlineData("Totals totals = new(); await Task.WhenAll(Fill([|totals|], 1), Fill([|totals|], 2));")]
    [InlineData("Totals totals = new(); Task first = Fill([|totals|], 1); Task second = Look(totals); await Task.WhenAll(first, second);")]
    [InlineData("List<string> all = []; async Task Add(int n) { string label = await Ship(n); [|all.Add(label)|]; } await Task.WhenAll(numbers.Select(Add));")]
    public Task An_object_that_branches_change_is_reported(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("string[] all = await Task.WhenAll(numbers.Select(async n => { List<string> own = []; own.Add(await Ship(n)); return own[0]; }));")]
    [InlineData("string[] all = new string[9]; await Task.WhenAll(numbers.Select(async n => all[n] = await Ship(n)));")]
    [InlineData("Dictionary<int, string> all = []; await Task.WhenAll(numbers.Select(async n => all[n] = await Ship(n)));")]
    [InlineData("var all = new System.Collections.Concurrent.ConcurrentBag<string>(); await Task.WhenAll(numbers.Select(async n => all.Add(await Ship(n))));")]
    [InlineData("List<string> all = []; foreach (int n in numbers) all.Add(await Ship(n));")]
    [InlineData("List<string> all = []; var lengths = numbers.Select(n => { all.Add(\"a\"); return n; }).ToList(); await Ship(lengths.Count);")]
    [InlineData("Totals totals = new(); await Task.WhenAll(Look(totals), Look(totals));")]
    [InlineData("Totals totals = new(); await Fill(totals, 1); await Fill(totals, 2);")]
    [InlineData("await Task.WhenAll(Fill(new Totals(), 1), Fill(new Totals(), 2));")]
    [InlineData("List<string> all = []; all.AddRange(await Task.WhenAll(numbers.Select(async n => await Ship(n)))); all.Add(\"b\");")]
    public Task What_each_branch_has_for_itself_or_only_reads_is_not(string body) => Rule.Reports(In(body));

    [Fact]
    public Task The_message_names_the_object_and_the_way_out() => Rule.Says(
        "Workflow 'Orders.Process' calls 'Add' on 'all', which all branches share, so that what is in it depends on which of them ends first; "
        + "let each branch return its part, and put the parts together after Task.WhenAll",
        In("List<string> all = []; await Task.WhenAll(numbers.Select(async n => [|all.Add(await Ship(n))|]));"));

    private static string In(string body) => $$"""
        public sealed class Totals { public int Sum { get; set; } }
        public partial class Orders
        {
            [Workflow] public async partial Task Process(List<int> numbers) { await Ship(0); {{body}} }
            [Workflow] public async partial Task Fill(Totals totals, int n) { totals.Sum += (await Ship(n)).Length; }
            [Workflow] public async partial Task Look(Totals totals) { await Ship(totals.Sum); }
            [Step] private async partial Task<string> Ship(int number) { await Task.Yield(); return $"{number}"; }
            private static void Raise(Totals totals) => totals.Sum++;
        }
        """;
}
