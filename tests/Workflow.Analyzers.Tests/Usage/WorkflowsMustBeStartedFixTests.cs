using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.WorkflowsMustBeStartedAnalyzer, Workflow.CodeFixes.Usage.WorkflowsMustBeStartedFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class WorkflowsMustBeStartedFixTests
{
    private static string Shop(string member, string parameters = "Orders orders, WorkflowClient client") => $$"""
        namespace Shop.Sales
        {
            public partial class Orders
            {
                [Workflow]
                public async partial Task<string> Process(string order, int times = 1, CancellationToken stop = default) { await Durable.Delay("1s", stop); return order; }

                [Workflow]
                public async partial Task Cancel(string order) => await Durable.Delay("1s");
            }
        }

        namespace Shop.Sales.Web
        {
            public class Controller({{parameters}})
            {
                public override string ToString() => $"{orders}{{{Used(parameters)}}}";

                {{member}}
            }
        }
        """;

    private static string Used(string parameters) => parameters.Contains("client", StringComparison.Ordinal) ? "client" : "orders";

    [Theory]
    [InlineData("public async Task Post(string order) { await orders.Cancel(order); }", "public async Task Post(string order) { await client.StartCancelAsync(order); }")]
    [InlineData("public async Task Post(string order) { orders.Cancel(order); /* now */ }", "public async Task Post(string order) { await client.StartCancelAsync(order); /* now */ }")]
    [InlineData("public async Task Post(string order) { await orders.Process(order); }", "public async Task Post(string order) { await client.StartProcessAsync(order); }")]
    [InlineData("public async Task<string> Post(string order) => await orders.Process(order, times: 2);",
        "public async Task<string> Post(string order) => await (await client.StartProcessAsync(order, times: 2)).GetResultAsync();")]
    [InlineData("public async Task Post(string order, CancellationToken stop) { string label = await orders.Process(order, 2, stop); _ = label; }",
        "public async Task Post(string order, CancellationToken stop) { string label = await (await client.StartProcessAsync(order, 2)).GetResultAsync(); _ = label; }")]
    [InlineData("public async Task Post(WorkflowClient nearer) { await orders.Cancel(\"order\"); }", "public async Task Post(WorkflowClient nearer) { await nearer.StartCancelAsync(\"order\"); }")]
    public Task The_run_is_started_with_the_client_at_hand(string before, string after) => Fix.TurnsIntoValid(Shop(before), Shop(after));

    [Fact]
    public Task A_namespace_that_is_not_imported_is_imported() => Fix.TurnsIntoValid(
        """
        namespace Web
        {
            public class Controller(Shop.Orders orders, Workflow.Runtime.WorkflowClient client)
            {
                public async Task Post(string order) { await orders.Process(order); }
                public WorkflowClient Client => client;
            }
        }

        namespace Shop
        {
            public partial class Orders { [Workflow] public async partial Task Process(string order) => await Durable.Delay("1s"); }
        }
        """,
        """
        using Shop;

        namespace Web
        {
            public class Controller(Shop.Orders orders, Workflow.Runtime.WorkflowClient client)
            {
                public async Task Post(string order) { await client.StartProcessAsync(order); }
                public WorkflowClient Client => client;
            }
        }

        namespace Shop
        {
            public partial class Orders { [Workflow] public async partial Task Process(string order) => await Durable.Delay("1s"); }
        }
        """);

    [Fact]
    public Task All_calls_are_started_at_once() => Fix.TurnsAll(
        Shop("public async Task Post(string order) { await orders.Cancel(order); await orders.Process(order); }"),
        Shop("public async Task Post(string order) { await client.StartCancelAsync(order); await client.StartProcessAsync(order); }"));

    [Theory]
    [InlineData("public Task Post(string order) => orders.Cancel(order);")]
    [InlineData("public async Task Post(string order) { Task cancelling = orders.Cancel(order); await cancelling; }")]
    [InlineData("public Func<string, Task> Post() => orders.Cancel;")]
    public Task Nothing_is_offered_where_the_task_itself_is_used(string member) => Fix.OffersNothingFor(Shop(member));

    [Fact]
    public Task Nothing_is_offered_without_a_client() =>
        Fix.OffersNothingFor(Shop("public async Task Post(string order) => await orders.Cancel(order);", "Orders orders"));

    [Fact]
    public Task A_client_of_the_object_is_not_at_hand_in_a_static_method() =>
        Fix.OffersNothingFor(Shop("public static async Task Post(Orders all) => await all.Cancel(\"order\");"));
}
