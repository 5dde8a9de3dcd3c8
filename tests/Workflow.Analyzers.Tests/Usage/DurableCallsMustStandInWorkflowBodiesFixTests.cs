using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.DurableCallsMustStandInWorkflowBodiesAnalyzer, Workflow.CodeFixes.Usage.DurableCallsMustStandInWorkflowBodiesFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableCallsMustStandInWorkflowBodiesFixTests
{
    [Fact]
    public Task The_helper_becomes_a_workflow() => Fix.TurnsIntoValid(
        """
        public partial class Orders
        {
            [Workflow]
            public async partial Task Process(string order) => await ShipAll(order);

            /// <summary>Ships.</summary>
            private async Task ShipAll(string order) // twice
            {
                await Ship(order);
                await Ship(order);
            }

            [Step]
            private async partial Task Ship(string order) => await Task.Yield();
        }
        """,
        """
        public partial class Orders
        {
            [Workflow]
            public async partial Task Process(string order) => await ShipAll(order);

            /// <summary>Ships.</summary>
            [Workflow]
            private async partial Task ShipAll(string order) // twice
            {
                await Ship(order);
                await Ship(order);
            }

            [Step]
            private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Every_helper_on_the_way_becomes_one_and_their_types_partial() => Fix.TurnsIntoValid(
        """
        public partial class Orders
        {
            [Workflow]
            public async partial Task Process(string order, List<string> lines) => await Outer.Inner.All(lines);
        }

        public static class Outer
        {
            internal class Inner
            {
                public static async Task All(List<string> lines)
                {
                    foreach (string line in lines) await One(line);
                }

                static Task One(string line) => Durable.Delay(line);
            }
        }
        """,
        """
        public partial class Orders
        {
            [Workflow]
            public async partial Task Process(string order, List<string> lines) => await Outer.Inner.All(lines);
        }

        public static partial class Outer
        {
            internal partial class Inner
            {
                [Workflow]
                public static async partial Task All(List<string> lines)
                {
                    foreach (string line in lines) await One(line);
                }

                [Workflow]
                private static async partial Task One(string line) => await Durable.Delay(line);
            }
        }
        """);

    private static string Orders(string helper, string call = "Helper(order)") => $$"""
        public partial class Orders
        {
            [Workflow]
            public async partial Task Process(string order) => await {{call}};

            {{helper}}

            [Step]
            private async partial Task Ship(string order) => await Task.Yield();
        }
        """;

    [Theory]
    [InlineData("private async Task Helper<T>(T order) => await Ship(\"all\");")]
    [InlineData("private async Task Helper(object order) => await Ship(\"all\");")]
    [InlineData("private async Task<System.IO.Stream?> Helper(string order) { await Ship(order); return null; }")]
    [InlineData("private Task Helper(in string order) => Ship(order);")]
    [InlineData("[Workflow(\"helper\")] private async partial Task Other(string order) => await Ship(order); private async Task Helper(string order) => await Other(order);")]
    [InlineData("private async Task Helper(string order) { int __context = 1; await Ship(order + __context); }")]
    [InlineData("private Awaited Helper(string order) => new(Ship(order)); private sealed class Awaited(Task t) { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => t.GetAwaiter(); }")]
    public Task Nothing_is_offered_for_a_helper_that_cannot_be_a_workflow(string helper) => Fix.OffersNothingFor(Orders(helper));

    [Theory]
    [InlineData("private Task Shipped => Ship(\"all\");", "Shipped")]
    [InlineData("private static readonly Func<string, Task> Shipping = each => Durable.Delay(each);", "Shipping(order)")]
    public Task Nothing_is_offered_for_properties_and_delegates(string helper, string call) => Fix.OffersNothingFor(Orders(helper, call));

    [Fact]
    public Task All_helpers_are_fixed_at_once() => Fix.TurnsAll(
        """
        public partial class Orders
        {
            [Workflow]
            public async partial Task Process(string order) { await First(); await Second(); await First(); }

            private static async Task First() => await Durable.Delay("1s");

            private static async Task Second() => await Durable.Delay("2s");
        }
        """,
        """
        public partial class Orders
        {
            [Workflow]
            public async partial Task Process(string order) { await First(); await Second(); await First(); }

            [Workflow]
            private static async partial Task First() => await Durable.Delay("1s");

            [Workflow]
            private static async partial Task Second() => await Durable.Delay("2s");
        }
        """);
}
