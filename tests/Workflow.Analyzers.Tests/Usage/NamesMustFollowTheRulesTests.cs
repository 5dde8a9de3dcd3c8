using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.NamesMustFollowTheRulesAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class NamesMustFollowTheRulesTests
{
    [Theory]
    [InlineData("ChargeCard", "charge_card")]
    [InlineData("charge__card", "charge_card")]
    [InlineData("charge-card!", "charge_card")]
    [InlineData("2nd_try", "step_2nd_try")]
    [InlineData("", "step")]
    [InlineData("Größe prüfen", "grosse_prufen")]
    [InlineData("_charge_", "charge")]
    [InlineData("支付", "step")]
    public Task An_invalid_name_is_reported_with_a_valid_one(string name, string proposal) => Rule.Says(
        $"Step 'Orders.Ship' has the name '{name}': a name is lower-case letters, digits and single underscores, and begins with a letter; write '{proposal}'",
        $$"""
        public partial class Orders
        {
            [Step([|"{{name}}"|], MaxRetries = 1)] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Theory]
    [InlineData("1.0 beta", "1.0-beta")]
    [InlineData("1__0", "1_0")]
    [InlineData("", "1.0.0")]
    public Task An_invalid_version_is_reported_with_a_valid_one(string version, string proposal) => Rule.Says(
        $"Workflow 'Orders.Process' has the version '{version}': a version is ASCII letters, digits, '.', '-' and single underscores; write '{proposal}'",
        $$"""
        public partial class Orders
        {
            [Workflow(Version = [|"{{version}}"|])] public async partial Task Process(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_method_whose_name_gives_no_valid_one_is_reported() => Rule.Reports("""
        public partial class Orders
        {
            [Step] private async partial Task [|Prüfen|](string order) => await Task.Yield();
            [Step(MaxRetries = 1)] private async partial Task [|_Ship|](string order) => await Task.Yield();
            [Workflow(null)] public async partial Task [|Große__Order|](string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Overloads_without_explicit_names_are_reported_with_names_that_differ() => AssertOverloads(
        """
        public partial class Orders
        {
            [Step] private async partial Task [|Ship|](string order) => await Task.Yield();
            [Step] private async partial Task [|Ship|](string order, int lineCount, CancellationToken stop) => await Task.Yield();
            [Step("ship_all")] private async partial Task Ship() => await Task.Yield();
        }
        """,
        "write 'ship_order'", "write 'ship_order_line_count'");

    [Fact]
    public Task Valid_and_default_names_are_not_reported() => Rule.IsSilentOn("""
        public partial class Orders
        {
            private const string Name = "prove_it";
            [Workflow(Version = "2024-01_rc.1")] public async partial Task ProcessHTTPOrder2Async(string order) => await Task.Yield();
            [Step("ship")] private async partial Task Prüfen(string order) => await Task.Yield();
            [Step(Name)] private async partial Task _Prove(string order) => await Task.Yield();
            [Step] private async partial Task Ship_Order(string order) => await Task.Yield();
            [Step(name: null)] private async partial Task Pack(string order) => await Task.Yield();
            private async Task Pack() => await Task.Yield();
            [Step("overload_1")] private async partial Task Overload(int order) => await Task.Yield();
            [Step("overload_2")] private async partial Task Overload(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task What_has_two_halves_of_the_users_own_is_no_overload_of_itself() => Rule.Reports("""
        public partial class Orders
        {
            [Step] private partial Task Pack(string order);
            private partial Task Pack(string order) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task The_name_of_an_explicit_implementation_is_left_to_WFL1008() => Rule.Reports("""
        public interface IPacking { Task Pack(string order); }
        public partial class Orders : IPacking
        {
            [Step] Task IPacking.Pack(string order) => Task.CompletedTask;
        }
        """);

    private static async Task AssertOverloads(string marked, params string[] endings)
    {
        IReadOnlyList<string> messages = await Rule.Reports(marked);
        messages.Count.ShouldBe(endings.Length);
        for (int i = 0; i < endings.Length; i++) messages[i].ShouldEndWith(endings[i]);
    }
}
