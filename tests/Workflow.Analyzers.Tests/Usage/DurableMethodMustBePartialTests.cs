using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.DurableMethodMustBePartialAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableMethodMustBePartialTests
{
    [Fact]
    public Task A_step_that_is_not_partial_is_reported() => Rule.Reports("""
        public partial class Orders
        {
            [Step] private async Task [|Ship|](string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_method_that_cannot_be_partial_is_left_to_WFL1009() => Rule.Reports("""
        public static class Scales
        {
            extension(string order) { [Step] public Task<int> Weigh() => Task.FromResult(order.Length); }
        }
        """);

    [Fact]
    public Task The_message_says_what_to_write() => Rule.Says(
        "Workflow 'Orders.Process' is not partial, so nothing is generated for it and it would run without durability; "
            + "write 'public async partial Task<int> Process(…)'",
        """
        public partial class Orders
        {
            [Workflow("process")] public async Task<int> [|Process|](string order) { await Task.Yield(); return 1; }
        }
        """);

    [Fact]
    public Task A_partial_method_is_not_reported() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string order) => await Ship(order);
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Attributes_of_the_same_name_from_elsewhere_are_not_ours() => Rule.IsSilentOn("""
        public sealed class StepAttribute : Attribute;
        public partial class Orders
        {
            [global::Step] private async Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Methods_that_cannot_be_partial_are_left_to_the_rule_on_signatures() => Rule.Reports("""
        public interface IOrders
        {
            [Step] Task Ship(string order);
        }
        public abstract class Orders
        {
            [Step] public abstract Task Ship(string order);
        }
        """);
}
