using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.SignatureMustBeSupportedAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class SignatureMustBeSupportedTests
{
    [Theory]
    [InlineData("ref int count", "takes 'int count' by reference, and recorded arguments are copies; take a value and return the new one")]
    [InlineData("out int count", "takes 'int count' by reference, and recorded arguments are copies; take a value and return the new one")]
    [InlineData("in int count", "takes 'int count' by reference, and recorded arguments are copies; take a value and return the new one")]
    [InlineData("ref readonly int count", "takes 'int count' by reference, and recorded arguments are copies; take a value and return the new one")]
    [InlineData("int* count", "takes the pointer 'int* count', which means nothing after a restart; take the value itself")]
    [InlineData("delegate*<int> count", "takes the pointer 'delegate*<int> count', which means nothing after a restart; take the value itself")]
    [InlineData("Span<int> counts", "takes 'Span<int> counts', which lives on the stack only; take an array or a list")]
    [InlineData("params ReadOnlySpan<int> counts", "takes 'ReadOnlySpan<int> counts', which lives on the stack only; take an array or a list")]
    public Task Parameters_that_cannot_be_recorded_are_reported(string parameter, string message) => Rule.Says($"Step 'Orders.Ship' {message}", $$"""
        public unsafe partial class Orders
        {
            [Step] private partial Task Ship(string order, [|{{parameter}}|]) => throw new NotSupportedException();
        }
        """);

    [Theory]
    [InlineData("[Step] async partial Task [|Ship|](string order) => await Task.Yield();", "has no accessibility modifier, which C# demands of a partial method that returns something; write 'private' before it")]
    [InlineData("[Step] public [|abstract|] Task Ship(string order);", "is abstract and has no body to record; put the attribute on the methods that override it")]
    [InlineData("[Step] public static [|extern|] Task Ship(string order);", "is extern and has no body to record; call the extern method from a step")]
    [InlineData("[Step] public partial Task [|Ship|](string order);", "has no body; write the body here and leave the part without a body to the generator")]
    public Task Methods_without_a_body_a_shape_or_an_accessibility_are_reported(string method, string message) => Rule.Says($"Step 'Orders.Ship' {message}", $$"""
        public abstract partial class Orders
        {
            {{method}}
        }
        """);

    [Fact]
    public Task Generic_methods_are_reported() => Rule.Says(
        "Step 'Orders.Ship<T>' is generic, and the log knows it by one name and one shape only; write one method per type, or take a base type",
        """
        public partial class Orders
        {
            [Step] private async partial Task Ship[|<T>|](T order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Generic_classes_are_reported() => Rule.Says(
        "Step 'Orders<T>.Inner.Ship' is declared in the generic 'Orders<T>', and the log knows it by one name and one shape only; move it to a class that is not generic",
        """
        public partial class Orders<T>
        {
            public partial class Inner { [Step] private async partial Task [|Ship|](T order) => await Task.Yield(); }
        }
        """);

    [Theory]
    [InlineData("public partial struct", "is declared in a struct, which dependency injection cannot create; move it to a class")]
    [InlineData("public partial record struct", "is declared in a struct, which dependency injection cannot create; move it to a class")]
    [InlineData("public partial interface", "is declared in an interface, which dependency injection cannot create; move it to a class")]
    [InlineData("file partial class", "is declared in 'Orders', which other files cannot see, generated ones included; remove 'file' from the type")]
    public Task Types_that_cannot_be_created_or_seen_are_reported(string type, string message) => Rule.Says($"Step 'Orders.Ship' {message}", $$"""
        {{type}} Orders
        {
            [Step] public async partial Task [|Ship|](string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Explicit_implementations_are_reported() => Rule.Reports("""
        public interface IOrders { Task Ship(string order); }
        public partial class Orders : IOrders
        {
            [Step] async Task [|IOrders.|]Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_defining_part_of_the_users_own_is_reported() => Rule.Reports("""
        public partial class Orders
        {
            private partial Task Ship(string order);
            [Step] private async partial Task [|Ship|](string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Ordinary_signatures_are_not_reported() => Rule.IsSilentOn("""
        public interface IOrders { Task Ship(string order); }
        public partial class Orders : IOrders
        {
            [Step] public async partial Task Ship(string order) => await Task.Yield();
            [Step("a")] protected internal async virtual partial Task A(int? a, (int B, string C) pair, params string[] rest) => await Task.Yield();
            [Step("b")] private static async partial ValueTask<int> B(CancellationToken stop, int count = 2) { await Task.Yield(); return count; }
            private partial class Inner { [Step("c")] internal async partial Task C(List<int>? list) => await Task.Yield(); }
        }
        public static partial class Extensions { [Step("e")] public static async partial Task E(this string order) => await Task.Yield(); }
        public partial record Records { [Step("d")] private protected async partial Task D() => await Task.Yield(); }
        """);
}
