using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.GeneratedMembersMustNotCollideAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class GeneratedMembersMustNotCollideTests
{
    [Theory]
    [InlineData("private void [|__Register|]() { }")]
    [InlineData("private int [|__Ship|];")]
    [InlineData("private void [|__RegisterShip|]() { }")]
    [InlineData("private sealed class [|__Ship__Step|];")]
    public Task Members_with_a_generated_name_are_reported(string member) => Rule.Reports($$"""
        public partial class Orders
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
            {{member}}
        }
        """);

    [Theory]
    [InlineData("private void [|StartProcessChildAsync|]() { }")]
    [InlineData("private int [|ContinueProcessAsNew|] => 1;")]
    public Task Members_named_like_the_methods_of_runs_are_reported(string member) => Rule.Reports($$"""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string order) => await Durable.Delay("1s");
            {{member}}
        }
        """);

    [Fact]
    public Task A_parameter_named_like_the_context_is_reported() => Rule.Says(
        "Step 'Orders.Ship' has a parameter '__context', as its durable form has; rename it",
        """
        public partial class Orders
        {
            [Step] private async partial Task Ship(string [|__context|]) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_type_with_the_name_of_the_generated_class_is_reported() => Rule.Says(
        "'OrdersExtensions_' has the name of the class that is generated for the start methods of 'Orders'; rename it",
        """
        namespace Shop;
        public static class [|OrdersExtensions_|];
        public partial class Orders
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public async Task Classes_that_would_be_registered_by_the_same_method_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            public partial class Outer { public partial class [|Orders|] { [Step("a")] private async partial Task Ship() => await Task.Yield(); } }
            public partial class [|Outer_Orders|] { [Step("b")] private async partial Task Ship() => await Task.Yield(); }
            """);
        messages[0].ShouldBe("'Outer.Orders' would be registered by 'AddOuter_Orders', as 'Outer_Orders' would; rename one of them");
    }

    [Theory]
    [InlineData("private string [|__TypeArguments|];")]
    [InlineData("private int [|__Ship__Step__Stated|];")]
    [InlineData("private void [|__Ship__Step__For|]() { }")]
    public Task Members_with_a_name_that_generic_classes_need_are_reported(string member) => Rule.Reports($$"""
        [WorkflowTypeArguments("number", typeof(int))]
        public partial class Orders<T>
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
            {{member}}
        }
        """);

    [Fact]
    public async Task Generic_classes_that_would_be_registered_by_the_same_method_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            [WorkflowTypeArguments("a", typeof(int))]
            public partial class [|Orders|]<T> { [Step] private async partial Task Ship() => await Task.Yield(); }
            public partial class [|Orders|] { [Step] private async partial Task Ship() => await Task.Yield(); }
            public partial class Orders<T, U> { [Step("not_stated")] private async partial Task Ship() => await Task.Yield(); }
            """);
        messages[0].ShouldBe("'Orders<T>' would be registered by 'AddOrders', as 'Orders' would; rename one of them");
    }

    [Fact]
    public async Task Workflows_of_generic_classes_whose_starts_would_be_ambiguous_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            [WorkflowTypeArguments("a", typeof(int))]
            public partial class One<T> { [Workflow] public async partial Task [|Run|](List<T> items) => await Task.Yield(); }
            [WorkflowTypeArguments("b", typeof(int))]
            public partial class Two<TItem> { [Workflow] public async partial Task [|Run|](List<TItem> items, int count = 1) => await Task.Yield(); }
            [WorkflowTypeArguments("c", typeof(int), typeof(int))]
            public partial class Three<T, U> { [Workflow] public async partial Task Run(List<T> items) => await Task.Yield(); }
            [WorkflowTypeArguments("d", typeof(int))]
            public partial class Four<T> { [Workflow] public async partial Task Run(T[] items) => await Task.Yield(); }
            public partial class Five { [Workflow] public async partial Task Run(List<int> items) => await Task.Yield(); }
            """);
        messages[0].ShouldStartWith("Workflow 'One<T>.Run' would be started by 'StartRunAsync' with the same arguments as workflow 'Two<TItem>.Run'; ");
    }

    [Fact]
    public async Task Workflows_of_one_namespace_whose_starts_would_be_ambiguous_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            namespace Shop;
            public partial class OrdersV1 { [Workflow("process")] public async partial Task [|Process|](string order) => await Task.Yield(); }
            public partial class OrdersV2 { [Workflow("process", Version = "2.0", Default = true)] public async partial Task [|ProcessAsync|](string order, int count = 1, CancellationToken stop = default) => await Task.Yield(); }
            """);
        messages.ShouldBe([
            "Workflow 'OrdersV1.Process' would be started by 'StartProcessAsync' with the same arguments as workflow 'OrdersV2.ProcessAsync'; "
                + "rename one of the methods, for instance to 'ProcessV1_0_0', and keep its recorded name with [Workflow(\"process\")]",
            "Workflow 'OrdersV2.ProcessAsync' would be started by 'StartProcessAsync' with the same arguments as workflow 'OrdersV1.Process'; "
                + "rename one of the methods, for instance to 'ProcessV2_0', and keep its recorded name with [Workflow(\"process\")]"]);
    }

    [Theory]
    [InlineData("string order", "string order", true)]
    [InlineData("string order", "string? order = null", true)]
    [InlineData("string order", "int order", false)]
    [InlineData("string order", "string order, int count", false)]
    [InlineData("string order, int count = 1", "string order, string note = \"\"", false)]
    public Task Overloads_are_ambiguous_where_they_differ_in_optional_parameters_only(string first, string second, bool isAmbiguous)
    {
        string source = $$"""
            public partial class One { [Workflow("one")] public async partial Task [|Process|]({{first}}) => await Task.Yield(); }
            public partial class Two { [Workflow("two")] public async partial Task [|Process|]({{second}}) => await Task.Yield(); }
            """;
        return isAmbiguous ? Rule.Reports(source) : Rule.IsSilentOn(MarkedSource.Strip(source));
    }

    [Fact]
    public Task Names_of_other_classes_namespaces_and_kinds_are_free() => Rule.IsSilentOn("""
        namespace One
        {
            public partial class Orders
            {
                [Workflow("one")] public async partial Task Process(string order) => await Task.Yield();
                [Step] private async partial Task Pack(string order) => await Task.Yield();
                private void __Unpack() { }
                public static class OrdersExtensions_;
            }
            public partial class Parcels { [Step("process_parcel")] public async partial Task Process(string order) => await Task.Yield(); }
            public class Ordinary { private void __Register() { } public void __Pack() { } }
        }
        namespace Two
        {
            public partial class Orders { [Workflow("two")] public async partial Task Process(string order) => await Task.Yield(); }
        }
        """);
}
