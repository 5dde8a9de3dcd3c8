using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.DurableTasksMustBeAwaitedAnalyzer, Workflow.CodeFixes.Usage.DurableTasksMustBeAwaitedFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableTasksMustBeAwaitedFixTests
{
    private static string Orders(string body) => $$"""
        public partial class Orders(Orders? other)
        {
            [Workflow]
            public async partial Task Process(string order)
            {
                {{body}}
                await Task.Yield();
            }

            [Step]
            private async partial Task<string> Ship(string order)
            {
                _ = other;
                await Task.Yield();
                return order;
            }
        }
        """;

    [Theory]
    [InlineData("Ship(order); // quickly", "await Ship(order); // quickly")]
    [InlineData("_ = Ship(order);", "await Ship(order);")]
    [InlineData("/* now */ _ = (Task)Ship(order);", "/* now */ await Ship(order);")]
    [InlineData("Task shipping = Ship(order); // quickly", "await Ship(order); // quickly")]
    [InlineData("Func<Task> late = async () => Ship(order); await late();", "Func<Task> late = async () => await Ship(order); await late();")]
    public Task The_call_is_awaited_where_it_stands(string before, string after) => Fix.TurnsIntoValid(Orders(before), Orders(after));

    [Fact]
    public Task All_calls_are_awaited_at_once() => Fix.TurnsAll(
        Orders("Ship(order); _ = Ship(order); Durable.Delay(\"1s\");"),
        Orders("await Ship(order); await Ship(order); await Durable.Delay(\"1s\");"));

    [Theory]
    [InlineData("other?.Ship(order);")]
    [InlineData("Action late = () => Ship(order); late();")]
    [InlineData("lock (order) Ship(order);")]
    [InlineData("Task one = Ship(order), two = Task.CompletedTask;")]
    public Task Nothing_is_offered_where_nothing_can_be_awaited(string body) => Fix.OffersNothingFor(Orders(body));
}
