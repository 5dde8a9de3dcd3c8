using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.DurableOperationsMustNotStandInStepsAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableOperationsMustNotStandInStepsTests
{
    private static string Orders(string body) => $$"""
        public partial class Orders(WorkflowClient client)
        {
            [Workflow] public async partial Task Process(string order) { await Ship(order); await Durable.Delay("1s"); }
            [Step] private async partial Task Ship(string order) { _ = client; {{body}} await Task.Yield(); }
            [Step] private async partial Task<string> Pack(string order) { await Task.Yield(); return order; }
            private async Task Help(string order) => await Pack(order);
        }
        """;

    [Theory]
    [InlineData("await [|Pack|](order);")]
    [InlineData("await Task.WhenAll(new[] { order }.Select([|Pack|]));")]
    [InlineData("await Task.WhenAll(new[] { order }.Select(each => this.[|Pack|](each)));")]
    [InlineData("await [|Process|](order);")]
    [InlineData("await Durable.[|Delay|](\"1s\");")]
    [InlineData("var now = Durable.[|UtcNow|];")]
    [InlineData("Durable.[|Logger|].ToString(); Durable.[|LogEvent|](\"shipped\");")]
    [InlineData("await client.GetHandle(order).[|GetResultAsync|]();")]
    [InlineData("string label = await client.GetHandle<string>(order).[|GetResultAsync|]();")]
    public Task Durable_operations_in_the_body_of_a_step_are_reported(string body) => Rule.Reports(Orders(body));

    [Theory]
    [InlineData("await Help(order);")]
    [InlineData("if (order == \"\") await Ship(order + \"x\");")]
    [InlineData("_ = nameof(Pack); _ = nameof(Durable.UtcNow);")]
    [InlineData("await client.GetHandle(order).CancelAsync();")]
    [InlineData("await Task.WhenAll(Task.Delay(1), Task.Delay(2)); await Task.Delay(1).WaitAsync(TimeSpan.FromSeconds(1));")]
    public Task Ordinary_code_recursion_and_other_uses_of_the_client_are_fine(string body) => Rule.IsSilentOn(Orders(body));

    [Fact]
    public Task What_a_step_overrides_is_part_of_it() => Rule.IsSilentOn("""
        public partial class Base { [Step] public virtual async partial Task Ship(string order) => await Task.Yield(); }
        public partial class Orders : Base { [Step("faster")] public override async partial Task Ship(string order) { order.Trim(); await base.Ship(order); } }
        """);

    [Fact]
    public Task A_step_that_only_forwards_is_reported_by_another_rule() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Step] private async partial Task Ship(string order) => await Pack(order);
            [Step] private async partial Task Pack(string order) => await Task.Yield();
        }
        """);

    [Theory]
    [InlineData("await [|Pack|](order);",
        "Step 'Orders.Ship' uses step 'Orders.Pack' in its body, where it is a plain method, without a record, retries and a timeout of its own; call it in the workflow's body")]
    [InlineData("await [|Process|](order);",
        "Step 'Orders.Ship' uses workflow 'Orders.Process' in its body, where it runs without durability, and from its beginning with every attempt; "
            + "call it in the workflow's body, or start a run of it through WorkflowClient")]
    [InlineData("_ = Durable.[|Run|];",
        "Step 'Orders.Ship' uses 'Durable.Run' in its body, where it throws InvalidOperationException, for a step never sees its run; use StepContext.Current")]
    [InlineData("await client.GetHandle(order).[|GetResultAsync|]();",
        "Step 'Orders.Ship' uses 'WorkflowHandle.GetResultAsync' in its body, which holds the attempt, and its place in the queue, until another run has ended, and waits "
            + "anew with every attempt; call that workflow in the workflow's body")]
    public Task The_message_says_what_happens_instead(string body, string message) => Rule.Says(message, Orders(body));
}
