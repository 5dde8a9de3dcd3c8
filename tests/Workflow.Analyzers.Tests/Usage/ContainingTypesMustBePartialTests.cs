using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.ContainingTypesMustBePartialAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class ContainingTypesMustBePartialTests
{
    [Fact]
    public Task A_class_that_is_not_partial_is_reported_once_for_all_its_methods() => Rule.Reports("""
        public class [|Orders|]
        {
            [Workflow] public async partial Task Process(string order) => await Ship(order);
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Every_type_around_a_durable_method_is_reported() => Rule.Reports("""
        public static class [|Outer|]
        {
            public partial record Middle
            {
                public class [|Orders|] { [Step] public async partial Task Ship(string order) => await Task.Yield(); }
            }
        }
        """);

    [Fact]
    public Task The_message_says_what_to_write() => Rule.Says(
        "'Orders' contains step 'Orders.Ship' but is not partial, so the generator cannot add to it; write 'internal sealed partial record class Orders'",
        """
        internal sealed record class [|Orders|]
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Partial_types_and_types_without_durable_methods_are_not_reported() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
            private sealed class Line { [Obsolete] public void Count() { } }
        }
        public class Others { [Obsolete] public Task Ship(string order) => Task.CompletedTask; }
        """);
}
