using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.StepReceiversMustBeInjectedAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class StepReceiversMustBeInjectedTests
{
    private const string Shipping = """

        public partial class Shipping
        {
            [Step] public async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
            [Step] public static async partial Task Audit(string order) => await Task.Yield();
            [Workflow] public async partial Task ShipAll(string order) => await Ship(order);
        }
        public static partial class Scales { [Step] public static async partial Task Weigh(this string order, int times) => await Task.Yield(); }
        """;

    [Theory]
    [InlineData("this.Own(order)")]
    [InlineData("Own(order)")]
    [InlineData("given.Ship(order)")]
    [InlineData("((Shipping)given!).Ship(order)")]
    [InlineData("_field.Ship(order)")]
    [InlineData("this.Property.Ship(order)")]
    [InlineData("given.ShipAll(order)")]
    [InlineData("Shipping.Audit(order)")]
    [InlineData("(given?.Ship(order) ?? Task.FromResult(order))")]
    [InlineData("(given ?? _field).Ship(order)")]
    [InlineData("(given ?? throw new InvalidOperationException()).Ship(order)")]
    [InlineData("(order.Length > 3 ? given : this.Property).Ship(order)")]
    [InlineData("order.Weigh(1)")]
    [InlineData("Task.WhenAll(new[] { 1 }.Select(order.Weigh))")]
    [InlineData("Task.WhenAll(new[] { order }.Select(given.Ship))")]
    [InlineData("Task.WhenAll(new[] { order }.Select(each => given.Ship(each)))")]
    public Task Calls_on_what_the_constructor_was_given_are_fine(string call) => Rule.IsSilentOn($$"""
        public partial class Orders(Shipping given)
        {
            private readonly Shipping _field = given;
            private Shipping Property { get; } = given;
            [Step] private async partial Task Own(string order) => await Task.Yield();
            [Workflow] public async partial Task Process(string order) => await {{call}};
        }
        """ + Shipping);

    [Theory]
    [InlineData("[|new Shipping()|].Ship(order)")]
    [InlineData("[|Make()|].Ship(order)")]
    [InlineData("([|Make() ?? other|]).Ship(order)")]
    [InlineData("[|other|].Ship(order)")]
    [InlineData("[|other|]?.Ship(order)!")]
    [InlineData("[|_created|].Ship(order)")]
    [InlineData("[|Created|].Ship(order)")]
    [InlineData("[|s_shared|].Ship(order)")]
    [InlineData("[|_all[0]|].Ship(order)")]
    [InlineData("Task.WhenAll(new[] { order }.Select([|other|].Ship))")]
    [InlineData("Task.Run(() => [|other|].ShipAll(order))")]
    public Task Calls_on_other_objects_are_reported(string call) => Rule.Reports($$"""
        public partial class Orders
        {
            private readonly Shipping _created = new();
            private Shipping Created => new Shipping();
            private static readonly Shipping s_shared = new();
            private readonly List<Shipping> _all = [];
            private Shipping Make() => _created;
            [Workflow] public async partial Task Process(string order, Shipping other) => await {{call}};
        }
        """ + Shipping);

    [Fact]
    public Task The_message_says_where_to_get_the_object() => Rule.Says(
        "Workflow 'Orders.Process' calls 'Shipping.Ship' on local 'shipping', but the engine runs it on an object from dependency injection; "
            + "take a 'Shipping' in the constructor of 'Orders' and call it on that",
        """
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string order)
            {
                var shipping = new Shipping();
                await [|shipping|].Ship(order);
            }
        }
        """ + Shipping);

    [Fact]
    public Task A_method_that_is_no_workflow_may_call_steps_as_it_likes() => Rule.IsSilentOn("""
        public class Tests
        {
            public async Task Ships() => await new Shipping().Ship("order");
        }
        """ + Shipping);

    [Fact]
    public Task Ordinary_methods_may_be_called_on_anything() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(List<string> orders) { orders.Sort(); await Task.Yield(); new Random(1).Next(); }
        }
        """);
}
