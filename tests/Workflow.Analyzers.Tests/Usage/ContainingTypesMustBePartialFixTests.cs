using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.ContainingTypesMustBePartialAnalyzer, Workflow.CodeFixes.Usage.ContainingTypesMustBePartialFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class ContainingTypesMustBePartialFixTests
{
    [Fact]
    public Task Partial_is_added_to_the_type() => Fix.Turns(
        """
        // Orders.
        class Orders
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """,
        """
        // Orders.
        partial class Orders
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task All_types_around_a_method_are_fixed_at_once() => Fix.TurnsAll(
        """
        namespace Shop;

        public static class Outer
        {
            internal sealed record class Orders
            {
                [Step] private async partial Task Ship(string order) => await Task.Yield();
            }
        }
        """,
        """
        namespace Shop;

        public static partial class Outer
        {
            internal sealed partial record class Orders
            {
                [Step] private async partial Task Ship(string order) => await Task.Yield();
            }
        }
        """);
}
