using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.DoNotChangeArgumentsOfStepsAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class DoNotChangeArgumentsOfStepsTests
{
    [Theory]
    [InlineData("[|order.Total = 1|];")]
    [InlineData("[|order.Lines.Add(\"a\")|];")]
    [InlineData("[|Fill(order)|];")]
    [InlineData("var lines = order.Lines; [|lines.Clear()|];")]
    public Task A_step_that_changes_its_argument_is_reported(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("List<string> lines = [.. order.Lines]; lines.Add(\"a\");")]
    [InlineData("order = new Order(); order.Total = 1;")]
    [InlineData("order.Total = 1; mail.Send(order);")]
    [InlineData("order.Total = 1; _ = System.Text.Json.JsonSerializer.Serialize(order);")]
    [InlineData("Order other = new() { Total = order.Total }; other.Total++;")]
    public Task A_step_that_copies_it_or_uses_its_own_copy_is_not(string body) => Rule.Reports(In(body));

    [Fact]
    public Task A_step_that_gives_its_argument_back_is_not() => Rule.IsSilentOn("""
        public sealed class Order { public int Total { get; set; } }
        public partial class Orders
        {
            [Step] private async partial Task<Order> Price(Order order) { await Task.Yield(); order.Total = 3; return order; }
            [Step] private async partial Task<(Order, int)> Both(Order order) { await Task.Yield(); order.Total = 3; return (order, 1); }
        }
        """);

    [Fact]
    public Task The_message_says_what_to_do() => Rule.Says(
        "Step 'Orders.Ship' assigns 'Total' of 'order', the argument 'order'; a step has a copy, and its caller's object stays as it is; return what is to be different",
        In("[|order.Total = 1|];"));

    private static string In(string body) => $$"""
        public interface IMail { void Send(object what); }
        public sealed class Order { public int Total { get; set; } public List<string> Lines { get; set; } = []; }
        public partial class Orders(IMail mail)
        {
            [Step] private async partial Task Ship(Order order) { await Task.Yield(); {{body}} }
            private static void Fill(Order order) => order.Lines.Add("a");
            public IMail Mail => mail;
        }
        """;
}
