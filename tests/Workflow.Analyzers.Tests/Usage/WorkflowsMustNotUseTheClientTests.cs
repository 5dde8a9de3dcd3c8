using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.WorkflowsMustNotUseTheClientAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class WorkflowsMustNotUseTheClientTests
{
    private static string Orders(string body) => $$"""
        public static class Starts
        {
            public static Task StartProcessAsync(this WorkflowClient client, string order) => client.GetHandle(order).GetResultAsync();
        }
        public partial class Orders(WorkflowClient client)
        {
            [Workflow] public async partial Task Process(string order) { {{body}} await Ship(order); }
            [Step] private async partial Task<string> Ship(string order) { await client.GetHandle(order).CancelAsync(); return order; }
        }
        """;

    [Theory]
    [InlineData("var handle = client.[|GetHandle|](order);")]
    [InlineData("await client.[|GetHandle|](order).[|CancelAsync|]();")]
    [InlineData("await client.[|GetHandle<int>|](order).[|GetResultAsync|]();")]
    [InlineData("await client.[|StartProcessAsync|](order);")]
    [InlineData("await foreach (var run in client.[|ListRunsAsync|]()) { }")]
    [InlineData("Func<string, WorkflowHandle> get = client.[|GetHandle|];")]
    public Task Calls_of_the_client_and_of_handles_are_reported(string body) => Rule.Reports(Orders(body));

    [Theory]
    [InlineData("")]
    [InlineData("var same = client; _ = same == null; _ = client.ToString();")]
    [InlineData("string name = nameof(client.GetHandle);")]
    public Task Other_code_is_not_reported(string body) => Rule.IsSilentOn(Orders(body));

    [Fact]
    public Task The_message_says_where_the_call_belongs() => Rule.Says(
        "Workflow 'Orders.Process' calls 'WorkflowClient.GetHandle' in its body, where nothing of it is recorded: every replay calls it again, and may find "
            + "something else; call it in a step",
        Orders("client.[|GetHandle|](order);"));

    [Fact]
    public Task A_start_is_replaced_by_a_call() => Rule.Says(
        "Workflow 'Orders.Process' calls 'Starts.StartProcessAsync' in its body, where nothing of it is recorded: every replay calls it again, and may find "
            + "something else; call the workflow itself, or start it in a step",
        Orders("await client.[|StartProcessAsync|](order);"));
}
