using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotUseMutableInstanceStateAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotUseMutableInstanceStateTests
{
    [Theory]
    [InlineData("[|_count|]++;", "private int _count;")]
    [InlineData("_ = this.[|_count|];", "private int _count; [Step] private async partial Task Count() { await Task.Yield(); _count++; }")]
    [InlineData("[|Last|] = order.Id;", "private string? Last { get; set; }")]
    [InlineData("[|_seen|].Add(order.Id);", "private readonly List<string> _seen = [];")]
    [InlineData("_ = [|_rates|].Count;", "private readonly Dictionary<string, int> _rates = []; private void Set() => _rates[\"a\"] = 1;")]
    [InlineData("[|Helper|]();", "private int _count; private void Helper() => _count = 1;")]
    public Task State_that_something_writes_is_reported(string body, string members) => Rule.Reports(Shop.With(body, members));

    [Theory]
    [InlineData("_ = _names[0];", "private readonly List<string> _names = []; public Orders() => _names.Add(\"a\");")]
    [InlineData("_ = _rate;", "private readonly int _rate = 3;")]
    [InlineData("_ = _rate;", "private int _rate = 3;")]
    [InlineData("_ = _rate;", "private int _rate; public Orders() => _rate = 3;")]
    [InlineData("_ = Rate;", "private int Rate { get; init; } private static Orders Make() => new() { Rate = 1 };")]
    [InlineData("_ = Rate;", "public int Rate { get; set; } private static Orders Make() => new() { Rate = 1 };")]
    [InlineData("_ = _names[0];", "private readonly string[] _names = [\"a\"];")]
    [InlineData("var other = new Other(); other.Count++; other.Add();", "private sealed class Other { public int Count; public void Add() => Count++; }")]
    [InlineData("var lines = new List<string>(); lines.Add(order.Id); int count = 0; count++;", "")]
    public Task State_that_nothing_writes_and_state_of_other_objects_is_fine(string body, string members) => Rule.IsSilentOn(Shop.With(body + " await Ship(order.Id);", members));

    [Fact]
    public Task What_the_constructor_was_given_is_fine_as_long_as_nothing_writes_it() => Rule.Reports("""
        public interface IGateway { int Fee { get; } }
        public partial class Orders(IGateway gateway, int limit)
        {
            private readonly IGateway _gateway = gateway;
            private readonly int _first = limit;
            [Workflow] public async partial Task<int> Process() { await Task.Yield(); return gateway.Fee + _gateway.Fee + [|limit|] + _first; }
            public void Raise() => limit++;
        }
        """);

    [Fact]
    public Task State_of_a_base_class_counts() => Rule.Says(
        "Workflow 'Orders.Process' uses 'Process → Base.Next → Base.Last', state of its object that changes but is not kept with the run; "
            + "keep it in a local variable, or hand it on as an argument",
        """
        public abstract class Base { protected int Last; protected int Next() => ++Last; }
        public partial class Orders : Base
        {
            [Workflow] public async partial Task<int> Process() { await Task.Yield(); return [|Next|](); }
        }
        """);
}
