using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.DurableTasksMustBeAwaitedAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableTasksMustBeAwaitedTests
{
    private static string Orders(string body) => $$"""
        public partial class Orders(Orders? other)
        {
            [Workflow] public async partial Task<string?> Process(string order, List<string> all) { {{body}} await Task.Yield(); return null; }
            [Workflow("nested")] private async partial Task Nested(string order) => await Ship(order);
            [Step] private async partial Task<string> Ship(string order) { Ordinary(); _ = Ordinary(); await Task.Yield(); return order; }
            private Task Ordinary() { _ = other; return Task.CompletedTask; }
        }
        """;

    [Theory]
    [InlineData("[|Ship(order)|];")]
    [InlineData("[|this.Nested(order)|];")]
    [InlineData("_ = [|Ship(order)|];")]
    [InlineData("[|Durable.Delay(\"2d\")|];")]
    [InlineData("[|Task.WhenAll(Ship(order), Ship(order))|];")]
    [InlineData("other?[|.Ship(order)|];")]
    [InlineData("all.ForEach(each => [|Ship(each)|]);")]
    [InlineData("Func<Task> late = async () => [|Ship(order)|]; await late();")]
    [InlineData("async Task Late() { _ = [|Ship(order)|]; await Task.Yield(); } await Late();")]
    [InlineData("Task shipping = [|Ship(order)|];")]
    [InlineData("if (order == \"\") [|Ship(order)|];")]
    public Task Dropped_tasks_are_reported(string body) => Rule.Reports(Orders(body));

    [Theory]
    [InlineData("await Ship(order);")]
    [InlineData("_ = await Ship(order);")]
    [InlineData("Task<string> shipping = Ship(order); await shipping;")]
    [InlineData("Task<string> shipping = Ship(order); Func<Task> late = () => shipping; await late();")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(Ship(order)); await Task.WhenAll(tasks);")]
    [InlineData("Task shipping; shipping = Ship(order); await shipping;")]
    [InlineData("await Task.WhenAll(all.Select(each => Ship(each)));")]
    [InlineData("await (other?.Ship(order) ?? Task.FromResult(order));")]
    [InlineData("Ordinary(); _ = Ordinary(); Durable.NewGuid(); _ = Durable.UtcNow;")]
    [InlineData("Func<Task> late = () => Ship(order); await late();")]
    public Task What_is_awaited_or_kept_is_not_reported(string body) => Rule.IsSilentOn(Orders(body));

    [Fact]
    public Task Outside_of_workflows_tasks_are_the_compilers_business() => Rule.IsSilentOn("""
        public static class Program
        {
            public static void Main() => _ = new Orders(null).Ship("order");
        }
        public partial class Orders(Orders? other)
        {
            [Step] public async partial Task<string> Ship(string order) { _ = other?.Ship(order); await Task.Yield(); return order; }
        }
        """);

    [Fact]
    public Task The_message_says_what_becomes_of_the_task() => Rule.Says(
        "Workflow 'Orders.Process' calls step 'Orders.Ship' and drops its task: a failure of it is lost, and it is cancelled where the run ends first; "
            + "await it, or keep the task and await it later",
        Orders("[|Ship(order)|];"));
}
