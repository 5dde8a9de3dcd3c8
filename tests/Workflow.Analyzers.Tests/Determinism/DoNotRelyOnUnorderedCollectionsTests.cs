using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotRelyOnUnorderedCollectionsAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotRelyOnUnorderedCollectionsTests
{
    private static string Orders(string body, string members = "") => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task<List<string>> Process(Dictionary<string, int> table, HashSet<string> set, System.Collections.Concurrent.ConcurrentDictionary<int, string> shared)
            {
                {{body}}
            }
            [Step] private static async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
            [Step] private static async partial Task ShipAll(List<string> orders, Dictionary<string, int>? counts = null) { await Task.Yield(); }
            {{members}}
        }
        """;

    [Theory]
    [InlineData("foreach (var pair in [|table|]) await Ship(pair.Key); return [];")]
    [InlineData("foreach (string key in [|table.Keys|]) await Ship(key); return [];")]
    [InlineData("foreach (string one in [|set|].Where(one => one != \"\")) await Ship(one); return [];")]
    [InlineData("foreach (var pair in [|shared|]) { if (pair.Key > 1) { await Durable.Delay(\"1d\"); } } return [];")]
    [InlineData("await Task.WhenAll([|set|].Select(Ship)); return [];")]
    [InlineData("await Task.WhenAll([|table|].Select(async pair => await Ship(pair.Key))); return [];")]
    [InlineData("await ShipAll([|set|].ToList()); return [];")]
    [InlineData("await ShipAll([.. [|set|]]); return [];")]
    [InlineData("await Ship(string.Join(\",\", [|table.Keys|])); return [];")]
    [InlineData("await Ship([|set|].First()); return [];")]
    [InlineData("await Task.Yield(); return [|table.Keys|].ToList();")]
    [InlineData("await Task.Yield(); return [.. [|set|].Select(one => one.Trim())];")]
    [InlineData("int hash = \"a\".[|GetHashCode|](); await Ship(\"a\" + hash); return [];")]
    [InlineData("int hash = [|HashCode.Combine|](1, 2); await Ship(\"a\" + hash); return [];")]
    public Task Order_that_reaches_a_step_or_a_result_is_reported(string body) => Rule.Reports(Orders(body));

    [Theory]
    [InlineData("foreach (var pair in table.OrderBy(pair => pair.Key)) await Ship(pair.Key); return [];")]
    [InlineData("foreach (string one in set.Order()) await Ship(one); return [];")]
    [InlineData("int sum = 0; foreach (var pair in table) sum += pair.Value; await Ship($\"{sum}\"); return [];")]
    [InlineData("await Ship($\"{set.Count} {table.Values.Sum()} {set.Max()}\"); return [];")]
    [InlineData("await ShipAll([], table); await ShipAll([], table.ToDictionary(pair => pair.Key, pair => 1)); return [];")]
    [InlineData("await ShipAll(set.OrderBy(one => one.Length).Select(one => one).ToList()); return [];")]
    [InlineData("await Ship(table[\"a\"].ToString()); return set.Contains(\"a\") ? [] : [\"a\"];")]
    [InlineData("var sorted = new SortedDictionary<string, int>(table); foreach (var pair in sorted) await Ship(pair.Key); return [];")]
    [InlineData("foreach (string one in new List<string> { \"a\" }) await Ship(one); return [];")]
    [InlineData("int hash = 1.GetHashCode(); await Ship(\"a\" + hash); return [];")]
    [InlineData("var own = new HashSet<Key> { new(1) }; await Ship($\"{own.Contains(new(2))}\"); return [];")]
    public Task Order_that_is_made_or_does_not_matter_is_fine(string body) =>
        Rule.IsSilentOn(Orders(body, "private sealed class Key(int n) { public override int GetHashCode() => HashCode.Combine(n); public override bool Equals(object? other) => other is Key; }"));

    private const string Loaders = """
        public sealed record Stock(Dictionary<string, int> Counts);
            [Step] private static async partial Task<Dictionary<string, int>> Load() { await Task.Yield(); return []; }
            [Step] private static async partial Task<HashSet<string>> Tags() { await Task.Yield(); return []; }
            [Step] private static async partial Task<Stock> Find() { await Task.Yield(); return new([]); }
            [Step] private static async partial Task<System.Collections.Immutable.ImmutableHashSet<string>> Fixed() { await Task.Yield(); return []; }
        """;

    [Theory]
    [InlineData("var counts = await Load(); foreach (var pair in counts) await Ship(pair.Key); return [];")]
    [InlineData("foreach (string key in (await Load()).Keys) await Ship(key); return [];")]
    [InlineData("IReadOnlyDictionary<string, int> counts = await Load(); foreach (var pair in counts) await Ship(pair.Key); return [.. counts.Keys];")]
    [InlineData("var tags = await Tags(); await Task.WhenAll(tags.Select(Ship)); return tags.ToList();")]
    [InlineData("Stock stock = await Find(); foreach (var pair in stock.Counts) await Ship(pair.Key); return [];")]
    public Task What_a_step_gave_has_the_order_of_the_log(string body) => Rule.IsSilentOn(Orders(body, Loaders));

    [Theory]
    [InlineData("var counts = await Load(); counts.Remove(\"a\"); foreach (var pair in [|counts|]) await Ship(pair.Key); return [];")]
    [InlineData("var counts = await Load(); if (set.Count > 1) counts = new(table); foreach (var pair in [|counts|]) await Ship(pair.Key); return [];")]
    [InlineData("var counts = new Dictionary<string, int>(await Load()); foreach (var pair in [|counts|]) await Ship(pair.Key); return [];")]
    [InlineData("var tags = await Fixed(); foreach (string tag in [|tags|]) await Ship(tag); return [];")]
    public Task What_was_changed_since_or_is_ordered_by_hashes_has_not(string body) => Rule.Reports(Orders(body, Loaders));

    [Fact]
    public Task The_message_says_how_to_order() => Rule.Says(
        "Workflow 'Orders.Process' lets the order of hashes decide what it does in 'table', which need not be the same when the run is replayed; "
            + "order it first, as in .OrderBy(each => each.Key, StringComparer.Ordinal)",
        Orders("foreach (var pair in [|table|]) await Ship(pair.Key); return [];"));
}
