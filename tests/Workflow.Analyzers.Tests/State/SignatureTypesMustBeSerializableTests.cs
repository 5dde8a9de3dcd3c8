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
    public async Task What_hooks_signals_and_copies_carry_is_judged_as_well()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            public sealed class Approval { public Action? Done { get; set; } public int Id { get; set; } }
            public partial class Orders
            {
                [Workflow]
                public async partial Task Process()
                {
                    Hook<Approval> hook = Durable.CreateHook<[|Approval|]>("approval");
                    await hook.Received;
                    int number = await Durable.WaitForSignal<int>("number");
                    Approval other = new();
                    Durable.[|Copy|](other);
                }
            }
            """);
        messages[0].ShouldStartWith("Workflow 'Orders.Process' calls 'Durable.CreateHook<Approval>', but value.Done has the type ");
    }

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
    public async Task In_a_generic_class_it_depends_on_the_types_that_are_stated()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            public sealed class Order { public Action? Done { get; set; } }
            [WorkflowTypeArguments("number", typeof(int))]
            [WorkflowTypeArguments("order", typeof(Order))]
            public partial class Orders<T>
            {
                [Step] private async partial [|Task<List<T>>|] Ship([|T|] order) { await Task.Yield(); return [order]; }
            }
            public partial class Unstated<T> { [Step("nothing")] private async partial Task Ship(T order) => await Task.Yield(); }
            """);
        messages.Count.ShouldBe(2);
        messages.ShouldContain(each => each.StartsWith("Step 'Orders<Order>.Ship' takes 'T order', but order.Done has the type ", StringComparison.Ordinal));
        messages.ShouldContain(each => each.StartsWith("Step 'Orders<Order>.Ship' returns 'Task<List<T>>', but result[].Done has the type ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_type_that_only_a_generic_class_can_see_is_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            [WorkflowTypeArguments("number", typeof(int))]
            public partial class Orders<T>
            {
                private sealed record Row(T Value);
                [Step] private async partial Task Ship([|Row|] row) => await Task.Yield();
            }
            """);
        messages.ShouldHaveSingleItem().ShouldEndWith("only the generic 'Orders<int>' can see it. Make the type internal.");
    }

    [Theory]
    [InlineData("public sealed class Counter { private int _count; public Counter() { _count = 1; } public void Raise() => _count++; }", "order.Counter._count of type 'int' may not come back as it was: its methods change this field, and only the constructor gives it back.")]
    [InlineData("public sealed class Counter { public HashSet<string> Names { get; set; } = new(new Loose()); }", "order.Counter.Names of type 'HashSet<string>' may not come back as it was: it begins with the comparer 'Loose', which cannot be written.")]
    [InlineData("public abstract class Counter { } public sealed class Plain : Counter { } public sealed class Typed<T> : Counter { }", "order.Counter of type 'Counter' may not come back as it was: the generic 'Typed<T>' is one, and a value of it cannot be written.")]
    [InlineData("public interface Counter { } public sealed class Plain : Counter { } public struct Small : Counter { }", "order.Counter of type 'Counter' may not come back as it was: the struct 'Small' is one, and a value of it cannot be written.")]
    public async Task What_may_come_back_different_is_a_warning_with_the_path(string type, string message)
    {
        IReadOnlyList<string> messages = await Rule.Reports(WithCounter(type, "{|WFL3003:Order|}"));
        messages.ShouldHaveSingleItem().ShouldStartWith($"Step 'Orders.Ship' takes 'Order order', but {message}");
    }

    [Theory]
    [InlineData("public sealed class Counter { private int _count; public Counter(int count) { _count = count; } public int Count => _count; public void Raise() => _count++; }")]
    [InlineData("public sealed class Counter { private int _count; public int Count { get => _count; set => _count = value; } public void Raise() => _count++; }")]
    [InlineData("public sealed class Counter(int start) { private readonly int _count = start; public int Start { get; } = start; public int Next() => _count + 1; }")]
    [InlineData("public sealed class Counter { [System.Text.Json.Serialization.JsonInclude] private int _count; public void Raise() => _count++; }")]
    [InlineData("public sealed class Counter { [System.Text.Json.Serialization.JsonIgnore] private int _count; public Counter() { _count = 1; } public void Raise() => _count++; }")]
    [InlineData("public sealed class Counter { public HashSet<string> Names { get; set; } = new(StringComparer.OrdinalIgnoreCase); }")]
    [InlineData("public abstract class Counter { } public sealed class Plain : Counter { }")]
    [InlineData("[System.Text.Json.Serialization.JsonDerivedType(typeof(Typed<int>), \"int\")] public abstract class Counter { } public sealed class Typed<T> : Counter { }")]
    public Task What_comes_back_as_it_was_is_not_reported(string type) => Rule.IsSilentOn(WithCounter(type, "Order"));

    private static string WithCounter(string type, string parameter) => $$"""
        {{type}}
        public sealed class Loose : IEqualityComparer<string> { public bool Equals(string? x, string? y) => true; public int GetHashCode(string x) => 0; }
        public sealed class Order { public Counter? Counter { get; set; } }
        public partial class Orders
        {
            [Step] private async partial Task Ship({{parameter}} order) { await Task.Yield(); _ = order; }
        }
        """;

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
