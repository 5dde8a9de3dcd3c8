using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Determinism.DoNotRelyOnUnorderedCollectionsAnalyzer, Workflow.CodeFixes.Determinism.DoNotRelyOnUnorderedCollectionsFix>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotRelyOnUnorderedCollectionsFixTests
{
    private static string Orders(string body) => $$"""
        using System;
        using System.Linq;
        public partial class Orders
        {
            [Workflow] public async partial Task Process(Dictionary<string, int> table, HashSet<int> set, HashSet<object> things) { {{body}} }
            [Step] private static async partial Task Ship(object order) { await Task.Yield(); }
        }
        """;

    [Theory]
    [InlineData("foreach (var pair in table) await Ship(pair.Key);", "foreach (var pair in table.OrderBy(each => each.Key, StringComparer.Ordinal)) await Ship(pair.Key);")]
    [InlineData("foreach (var each in table) await Ship(each.Key);", "foreach (var each in table.OrderBy(each2 => each2.Key, StringComparer.Ordinal)) await Ship(each.Key);")]
    [InlineData("foreach (string key in table.Keys) await Ship(key);", "foreach (string key in table.Keys.Order(StringComparer.Ordinal)) await Ship(key);")]
    [InlineData("foreach (int one in set) await Ship(one);", "foreach (int one in set.Order()) await Ship(one);")]
    [InlineData("await Ship(set.ToList());", "await Ship(set.Order().ToList());")]
    public Task The_collection_is_put_in_order(string before, string after) => Fix.Turns(Orders(before), Orders(after));

    [Fact]
    public Task Nothing_is_offered_for_what_cannot_be_compared() => Fix.OffersNothingFor(Orders("foreach (object one in things) await Ship(one);"));
}
