using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.SignatureTypesMustBeSerializableAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class SignatureTypesMustBeSerializableTests
{
    [Fact]
    public Task A_parameter_that_cannot_be_recorded_is_reported() => Rule.Reports("""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string order, [|Func<int>|] count) => await Task.Yield();
            [Step] private async partial Task Ship([|Action|] done, CancellationToken stop) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_result_that_cannot_be_recorded_is_reported() => Rule.Reports("""
        public partial class Orders
        {
            [Step] private async partial [|Task<Action>|] Ship(string order) { await Task.Yield(); return () => { }; }
        }
        """);

    [Fact]
    public async Task The_message_shows_the_path_to_the_member()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            public sealed class Order { public int Id { get; set; } public Action? Done { get; set; } }
            public partial class Orders
            {
                [Step] private async partial Task Ship([|Order|] order) => await Task.Yield();
            }
            """);
        messages.ShouldHaveSingleItem().ShouldStartWith("Step 'Orders.Ship' takes 'Order order', but order.Done has the type ");
    }

    [Fact]
    public Task Plain_data_is_not_reported() => Rule.IsSilentOn("""
        public sealed record Order(int Id, List<string> Lines);
        public partial class Orders
        {
            [Workflow] public async partial Task<Order> Process(Order order, int count = 2, CancellationToken stop = default) { await Task.Yield(); return order; }
            [Step] private async partial ValueTask Ship((int, string)[] pairs, Guid? id) => await Task.Yield();
        }
        """);

    [Fact]
    public Task What_other_rules_refuse_is_left_to_them() => Rule.Reports("""
        public partial class Orders
        {
            [Step] private partial Task Ship(ref Action a, Span<Action> b, Missing c) => throw new NotSupportedException();
            private async Task Other(Action ordinary) => await Task.Yield();
        }
        """);
}
