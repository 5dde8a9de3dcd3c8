using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.DurableCallsMustStandInWorkflowBodiesAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableCallsMustStandInWorkflowBodiesTests
{
    private static string Orders(string body, string members = "") => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string order) { {{body}} }
            [Workflow] public async partial Task Nested(string order) => await Ship(order);
            [Step] private async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
            {{members}}
        }
        """;

    [Theory]
    [InlineData("await Ship(order);")]
    [InlineData("await Nested(order);")]
    [InlineData("await Durable.Delay(\"2d\");")]
    [InlineData("await Task.WhenAll(new[] { order }.Select(Ship));")]
    [InlineData("await Task.WhenAll(new[] { order }.Select(async each => await Ship(each)));")]
    [InlineData("async Task Twice() { await Ship(order); await Ship(order); } await Twice();")]
    public Task Durable_calls_in_the_body_its_lambdas_and_local_functions_are_fine(string body) => Rule.IsSilentOn(Orders(body));

    [Theory]
    [InlineData("await [|Helper|](order);", "private async Task Helper(string order) => await Ship(order);")]
    [InlineData("await this.[|Helper|](order);", "private async Task Helper(string order) => await Nested(order);")]
    [InlineData("await [|Helper|](order);", "private static async Task Helper(string order) => await Durable.Delay(\"1s\");")]
    [InlineData("await Task.WhenAll(new[] { order }.Select([|Helper|]));", "private async Task Helper(string order) => await Ship(order);")]
    [InlineData("await Task.Run(() => [|Helper|](order));", "private async Task Helper(string order) => await Ship(order);")]
    [InlineData("await [|Helper|](order);", "private async Task Helper(string order) => await Task.WhenAll(new[] { order }.Select(Ship));")]
    [InlineData("await [|Helper|](new List<string>());", "private async Task Helper<T>(List<T> orders) => await Ship(\"all\");")]
    [InlineData("await [|Shipped|];", "private Task Shipped => Ship(\"all\");")]
    [InlineData("await order.[|ShipIt|](this);", "} public static class Extensions { public static Task ShipIt(this string order, Orders orders) => orders.Nested(order);")]
    public Task Durable_calls_in_helpers_are_reported(string body, string members) => Rule.Reports(Orders(body, members));

    [Theory]
    [InlineData("private static readonly Func<string, Task> Shipping = Ship;")]
    [InlineData("private static Func<string, Task> Shipping { get; } = order => Ship(order);")]
    [InlineData("private static readonly Func<string, Task> Shipping = Helper; private static Task Helper(string order) => Ship(order);")]
    public Task A_delegate_that_is_initialized_with_a_step_is_reported(string member) => Rule.Reports($$"""
        public partial class Orders
        {
            {{member}}
            [Workflow] public async partial Task Process(string order) => await [|Shipping|](order);
            [Step] private static async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_delegate_that_reaches_no_step_is_not_reported() => Rule.IsSilentOn("""
        public partial class Orders
        {
            private static readonly Func<string, int> Length = order => order.Length;
            private static readonly List<Func<string, Task>> All = [Ship];
            [Workflow] public async partial Task Process(string order) { _ = Length(order); await Ship(order); }
            [Step] private static async partial Task Ship(string order) { _ = All; await Task.Yield(); }
        }
        """);

    [Fact]
    public Task Durable_calls_are_found_through_any_number_of_helpers_and_loops_of_them() => Rule.Reports(Orders(
        "await [|Outer|](order);",
        """
        private Task Outer(string order) => order == "" ? Outer(order) : Inner(order);
        private async Task Inner(string order) { await Outer(order); await Ship(order); }
        """));

    [Fact]
    public Task A_virtual_helper_is_certain_where_it_is_called_on_base() => Rule.Reports(Orders("await Helper(order);", """
        protected virtual async Task Helper(string order) => await Ship(order);
        }
        public sealed partial class Others : Orders
        {
            [Workflow] public async partial Task Go(string order) => await base.[|Helper|](order);
        """));

    [Theory]
    [InlineData("await Task.Delay(1); Helper(order);", "private static string Helper(string order) => order.Trim();")]
    [InlineData("await Ship(Helper());", "private static string Helper() => Durable.NewGuid().ToString();")]
    [InlineData("Func<string, Task> helper = Ship; await helper(order);", "")]
    [InlineData("await Ship(order); await Helpers.Run(() => Ship(order));", "} public static class Helpers { public static Task Run(Func<Task> work) => work();")]
    [InlineData("await Helper(order);", "protected virtual async Task Helper(string order) => await Ship(order);")]
    public Task Helpers_without_durable_calls_and_uncertain_calls_are_not_reported(string body, string members) =>
        Rule.IsSilentOn(Orders(body, members));

    [Fact]
    public Task A_helper_of_a_step_is_no_helper_of_the_workflow() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string order) => await Ship(order);
            [Step] private async partial Task Ship(string order) => await Helper(order);
            private async Task Helper(string order) => await Ship(order);
        }
        """);

    [Fact]
    public Task The_message_shows_the_chain() => Rule.Says(
        "Workflow 'Orders.Process' reaches step 'Orders.Ship' through 'Orders.All' → 'Orders.One', where it would run without durability; "
            + "make 'One' a partial [Workflow] method, or call step 'Orders.Ship' in the workflow's body",
        Orders("await [|All|](order);", "private Task All(string order) => One(order); private async Task One(string order) => await Ship(order);"));

    [Fact]
    public Task A_call_through_an_interface_is_certain_where_steps_alone_implement_it() => Rule.Says(
        "Workflow 'Orders.Process' reaches step 'Shipping.Ship' through 'IShipping.Ship', where it would run without durability; "
            + "take 'Shipping' in the constructor and call it on that",
        """
        public interface IShipping { Task Ship(string order); }
        public partial class Shipping : IShipping { [Step] public async partial Task Ship(string order) => await Task.Yield(); }
        public partial class Orders(IShipping shipping)
        {
            [Workflow] public async partial Task Process(string order) => await shipping.[|Ship|](order);
        }
        """);

    [Fact]
    public Task A_call_through_an_interface_with_other_implementations_is_not_reported() => Rule.IsSilentOn("""
        public interface IShipping { Task Ship(string order); }
        public sealed class Fake : IShipping { public Task Ship(string order) => Task.CompletedTask; }
        public partial class Shipping : IShipping { [Step] public async partial Task Ship(string order) => await Task.Yield(); }
        public partial class Orders(IShipping shipping, IDisposable other)
        {
            [Workflow] public async partial Task Process(string order) { await shipping.Ship(order); other.Dispose(); }
        }
        """);
}
