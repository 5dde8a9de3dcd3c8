using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.DurableMethodMustBePartialAnalyzer, Workflow.CodeFixes.Usage.DurableMethodMustBePartialFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableMethodMustBePartialFixTests
{
    [Fact]
    public Task Partial_is_added_behind_the_other_modifiers() => Fix.Turns(
        """
        public partial class Orders
        {
            /// <summary>Ships.</summary>
            [Step] // once
            private async /* slow */ Task Ship(string order) => await Task.Yield();
        }
        """,
        """
        public partial class Orders
        {
            /// <summary>Ships.</summary>
            [Step] // once
            private async /* slow */ partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_method_without_modifiers_keeps_its_indentation() => Fix.Turns(
        """
        public partial class Orders
        {
            [Step]
            Task Ship(string order) => Task.CompletedTask;
        }
        """,
        """
        public partial class Orders
        {
            [Step]
            partial Task Ship(string order) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task All_methods_are_fixed_at_once() => Fix.TurnsAll(
        """
        public partial class Orders
        {
            [Workflow] public async Task Process(string order) => await Ship(order);
            [Step] private async Task Ship(string order) => await Task.Yield();
        }
        """,
        """
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string order) => await Ship(order);
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);
}
