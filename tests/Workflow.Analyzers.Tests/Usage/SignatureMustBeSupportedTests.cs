using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.SignatureMustBeSupportedAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class SignatureMustBeSupportedTests
{
    [Theory]
    [InlineData("ref int count", "takes 'int count' by reference, and recorded arguments are copies; take a value and return the new one")]
    [InlineData("out int count", "takes 'int count' by reference, and recorded arguments are copies; take a value and return the new one")]
    [InlineData("in int count", "takes 'int count' by reference, and recorded arguments are copies; take a value")]
    [InlineData("ref readonly int count", "takes 'int count' by reference, and recorded arguments are copies; take a value")]
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
    public Task Generic_classes_whose_types_nobody_states_are_reported() => Rule.Says(
        "Step 'Orders<T>.Inner.Ship' is declared in the generic 'Orders<T>.Inner', and the log needs a name for each type that it runs with; "
            + "put [WorkflowTypeArguments(\"a_name\", typeof(…))] on 'Inner' once for each such type, or move the method to a class that is not generic",
        """
        public partial class Orders<T>
        {
            public partial class Inner { [Step] private async partial Task [|Ship|](T order) => await Task.Yield(); }
        }
        """);

    [Fact]
    public Task Type_parameters_that_hide_others_are_reported() => Rule.Says(
        "Step 'Orders<T>.Inner<T>.Ship' is declared in 'Orders<T>.Inner<T>', where two type parameters are called 'T', and generated code cannot name both; rename one of them",
        """
        public partial class Orders<T>
        {
            [WorkflowTypeArguments("both", typeof(int), typeof(string))]
            public partial class Inner<T> { [Step] private async partial Task [|Ship|](T order) => await Task.Yield(); }
        }
        """);

    [Theory]
    [InlineData("", "\"order\"", "states no type, where there is 1 type parameter; write one typeof(…) for each of T")]
    [InlineData("", "\"order\", typeof(int), typeof(long)", "states 2 types, where there is 1 type parameter; write one typeof(…) for each of T")]
    [InlineData("", "\"order\", null!", "states no type, where there is 1 type parameter; write one typeof(…) for each of T")]
    [InlineData("", "\"Order\", typeof(Orders)", "has the name 'Order', and names are lower-case letters, digits and single underscores, and begin with a letter; write 'orders'")]
    [InlineData("", "\"order__line\", typeof(int[])", "has the name 'order__line', and names are lower-case letters, digits and single underscores, and begin with a letter; write 'type'")]
    [InlineData("", "null!, typeof(int)", "has the name '', and names are lower-case letters, digits and single underscores, and begin with a letter; write 'int32'")]
    [InlineData("", "\"order\", typeof(List<>)", "states 'List<>' for 'T', which is not closed; write its type arguments, as in typeof(List<string>)")]
    [InlineData("", "\"order\", typeof(Span<int>)", "states 'Span<int>' for 'T', which cannot be a type argument; state a class, a struct, an interface, an enum or an array")]
    [InlineData("", "\"order\", typeof(void)", "states 'void' for 'T', which cannot be a type argument; state a class, a struct, an interface, an enum or an array")]
    [InlineData("", "\"order\", typeof(Math)", "states 'Math' for 'T', which cannot be a type argument; state a class, a struct, an interface, an enum or an array")]
    [InlineData("", "\"order\", typeof(Orders.Secret)", "states 'Secret' for 'T', which generated code cannot see; make it internal or public, in a type that is")]
    [InlineData("", "\"order\", typeof(List<Orders.Secret[]>)", "states 'List<Secret[]>' for 'T', which generated code cannot see; make it internal or public, in a type that is")]
    [InlineData("where T : class", "\"order\", typeof(int)", "states 'int' for 'T', which the constraint 'T : class' does not allow; state a type that it allows")]
    [InlineData("where T : struct", "\"order\", typeof(int?)", "states 'int?' for 'T', which the constraint 'T : struct' does not allow; state a type that it allows")]
    [InlineData("where T : unmanaged", "\"order\", typeof(KeyValuePair<int, string>)", "states 'KeyValuePair<int, string>' for 'T', which the constraint 'T : unmanaged' does not allow; state a type that it allows")]
    [InlineData("where T : new()", "\"order\", typeof(string)", "states 'string' for 'T', which the constraint 'T : new()' does not allow; state a type that it allows")]
    [InlineData("where T : IComparable<T>", "\"order\", typeof(Orders)", "states 'Orders' for 'T', which the constraint 'T : IComparable<Orders>' does not allow; state a type that it allows")]
    [InlineData("where T : IComparable", "\"order\", typeof(int?)", "states 'int?' for 'T', which the constraint 'T : IComparable' does not allow; state a type that it allows")]
    [InlineData("where T : Exception", "\"order\", typeof(object)", "states 'object' for 'T', which the constraint 'T : Exception' does not allow; state a type that it allows")]
    public Task Types_that_cannot_be_stated_are_reported_at_the_attribute(string constraint, string arguments, string message) =>
        Rule.Says($"[WorkflowTypeArguments] of 'Orders.Inner<T>' {message}", $$"""
            public partial class Orders
            {
                private sealed class Secret;
                [[|WorkflowTypeArguments({{arguments}})|]]
                public partial class Inner<T> {{constraint}} { [Step] private async partial Task Ship(T order) => await Task.Yield(); }
            }
            """);

    [Fact]
    public async Task Types_that_are_stated_twice_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            [WorkflowTypeArguments("list", typeof(List<(int A, string B)>))]
            [[|WorkflowTypeArguments("again", typeof(List<(int C, string D)>))|]]
            [[|WorkflowTypeArguments("list", typeof(int[]))|]]
            [WorkflowTypeArguments("table", typeof(int[,]))]
            public partial class Orders<T> { [Step] private async partial Task Ship(string order) => await Task.Yield(); }
            """);
        messages.ShouldBe([
            "[WorkflowTypeArguments] of 'Orders<T>' states the same types as 'list'; remove one of them, for a type has one name in the log",
            "[WorkflowTypeArguments] of 'Orders<T>' has the name 'list', as another one of the class has; give each a name of its own"]);
    }

    [Theory]
    [InlineData("public partial class Orders { [Step] private async partial Task Ship(string order) => await Task.Yield(); }", "Orders",
        "stands on a class that has no type parameters, nor has a type around it; remove it")]
    [InlineData("public class Orders<T>;", "Orders<T>", "stands on a class that declares no workflow or step; put it on the class that declares them")]
    public Task Types_that_are_stated_for_nothing_are_reported(string type, string name, string message) =>
        Rule.Says($"[WorkflowTypeArguments] of '{name}' {message}", $"[[|WorkflowTypeArguments(\"order\", typeof(int))|]]\n{type}");

    [Fact]
    public async Task Calls_with_types_that_are_not_stated_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            [WorkflowTypeArguments("text", typeof(string))]
            [WorkflowTypeArguments("number", typeof(int))]
            public partial class Reader<T>
            {
                [Step] public async partial Task Read(List<T> items) => await Task.Yield();
                [Workflow] public async partial Task ReadAll() => await Read([]);
            }

            public partial class Sync(Reader<string> known, Reader<long> unknown)
            {
                [Workflow] public async partial Task Run()
                {
                    await known.ReadAll();
                    await unknown.[|ReadAll|]();
                }
            }

            [WorkflowTypeArguments("a", typeof(string))]
            [WorkflowTypeArguments("b", typeof(double))]
            public partial class Both<T>(Reader<T> reader) { [Workflow] public async partial Task RunBoth() => await reader.[|Read|]([]); }
            """);
        messages.ShouldBe([
            "Workflow 'Sync.Run' calls 'ReadAll' of 'Reader<long>', whose types no [WorkflowTypeArguments] states; put [WorkflowTypeArguments(\"a_name\", typeof(long))] on 'Reader'",
            "Workflow 'Both<T>.RunBoth' calls 'Read' of 'Reader<double>', whose types no [WorkflowTypeArguments] states; put [WorkflowTypeArguments(\"a_name\", typeof(double))] on 'Reader'"]);
    }

    [Fact]
    public Task Generic_classes_whose_types_are_stated_are_not_reported() => Rule.IsSilentOn("""
        [WorkflowTypeArguments("text", typeof(string))]
        [WorkflowTypeArguments("list", typeof(List<string?>))]
        [WorkflowTypeArguments("table", typeof(int[,]))]
        [WorkflowTypeArguments("row", typeof(int[]))]
        public partial class Orders<T> where T : System.Collections.IEnumerable
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
            [WorkflowTypeArguments("day", typeof(string), typeof(DayOfWeek), typeof(InvalidOperationException))]
            public partial class Inner<TDay, TException> where TDay : struct, Enum where TException : SystemException, new()
            {
                [Workflow] public async partial Task Run(TDay day) => await Again(day);
                [Workflow] private async partial Task Again(TDay day) => await Task.Yield();
                public partial class Empty<TMore>;
            }
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
