using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.NamesMustFollowTheRulesAnalyzer, Workflow.CodeFixes.Usage.NamesMustFollowTheRulesFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class NamesMustFollowTheRulesFixTests
{
    private static string Orders(string attribute, string name = "Ship") => $$"""
        public partial class Orders
        {
            {{attribute}} private async partial Task {{name}}(string order) => await Task.Yield();
        }
        """;

    [Theory]
    [InlineData("[Step(\"Ship It\")]", "[Step(\"ship_it\")]")]
    [InlineData("[Step(\"Ship It\", MaxRetries = 1)]", "[Step(\"ship_it\", MaxRetries = 1)]")]
    [InlineData("[Step(name: \"Ship It\")]", "[Step(name: \"ship_it\")]")]
    [InlineData("[Workflow(Version = \"1 0\")]", "[Workflow(Version = \"1-0\")]")]
    public Task An_invalid_text_is_replaced(string before, string after) => Fix.Turns(Orders(before), Orders(after));

    [Theory]
    [InlineData("[Step]", "[Step(\"prufen\")]")]
    [InlineData("[Step()]", "[Step(\"prufen\")]")]
    [InlineData("[Obsolete, Step(MaxRetries = 1, Jitter = 0)]", "[Obsolete, Step(\"prufen\", MaxRetries = 1, Jitter = 0)]")]
    [InlineData("[Step(null)]", "[Step(\"prufen\")]")]
    public Task A_missing_name_is_added(string before, string after) => Fix.Turns(Orders(before, "Prüfen"), Orders(after, "Prüfen"));

    [Fact]
    public Task A_shared_constant_is_left_alone() => Fix.OffersNothingFor("""
        public partial class Orders
        {
            private const string Name = "Ship It";
            [Step(Name)] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task All_overloads_are_named_at_once() => Fix.TurnsAll(
        """
        public partial class Orders
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
            [Step] private async partial Task Ship(string order, int count) => await Task.Yield();
        }
        """,
        """
        public partial class Orders
        {
            [Step("ship_order")] private async partial Task Ship(string order) => await Task.Yield();
            [Step("ship_order_count")] private async partial Task Ship(string order, int count) => await Task.Yield();
        }
        """);
}
