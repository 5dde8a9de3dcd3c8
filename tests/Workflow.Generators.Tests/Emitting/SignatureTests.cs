using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Emitting;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("public async partial Task Run<T>(T x) { await Task.Yield(); _ = x; }")]
    [InlineData("public partial Task Run(ref int x) => Task.FromResult(x);")]
    [InlineData("public partial Task Run(in int x) => Task.FromResult(x);")]
    [InlineData("public partial Task Run(out int x) { x = 1; return Task.CompletedTask; }")]
    [InlineData("public partial Task Run(Span<int> x) => Task.FromResult(x.Length);")]
    [InlineData("public partial int Run(int x) => x;")]
    [InlineData("public partial void Run(int x) { _ = x; }")]
    [InlineData("public async partial IAsyncEnumerable<int> Run(int x) { await Task.Yield(); yield return x; }")]
    [InlineData("public async partial Task Überweisen(int x) { await Task.Yield(); _ = x; }")]
    public void What_cannot_be_durable_gets_its_defining_part_only(string method)
    {
        Generated generated = Generated.From($$"""
            using Workflow.Runtime;
            namespace Shop;
            public partial class Flows { [Workflow] {{method}} }
            """).ShouldCompile();
        generated.Files.Select(static each => each.HintName).ShouldBe(["Shop.Flows.g.cs"]);
        generated.Text.ShouldNotContain("__Register");
    }

    [Theory]
    [InlineData("public partial class Flows<T> { [Workflow] public async partial Task Run(T x) { await Task.Yield(); _ = x; } }")]
    [InlineData("public static partial class Outer<T> { public partial class Flows { [Workflow] public async partial Task Run(T x) { await Task.Yield(); _ = x; } } }")]
    [InlineData("public partial struct Flows { [Step] public static async partial Task Run() => await Task.Yield(); }")]
    [InlineData("public partial interface IFlows { [Step] public static async partial Task Run() => await Task.Yield(); }")]
    [InlineData("public partial class Flows { [Step] [Workflow] public async partial Task Run() => await Task.Yield(); }")]
    [InlineData("public partial class Flows { [Step(\"No Name\")] public async partial Task Run() => await Task.Yield(); }")]
    [InlineData("public partial class Flows { [Workflow(Version = \"a__b\")] public async partial Task Run() => await Task.Yield(); }")]
    public void So_does_what_stands_in_a_place_that_cannot_be_registered(string type) =>
        Generated.From($"using Workflow.Runtime; namespace Shop; {type}").ShouldCompile().Text.ShouldNotContain("__Register");

    [Theory]
    [InlineData("[WorkflowTypeArguments(\"a\", typeof(int), typeof(int))] public partial class Flows<T> {")]
    [InlineData("[WorkflowTypeArguments(\"A\", typeof(int))] public partial class Flows<T> {")]
    [InlineData("[WorkflowTypeArguments(\"a\", typeof(int))] public partial class Flows<T> where T : class {")]
    [InlineData("[WorkflowTypeArguments(\"a\", typeof(List<>))] public partial class Flows<T> {")]
    [InlineData("[WorkflowTypeArguments(\"a\")] public partial class Flows<T> {")]
    public void So_does_a_generic_class_without_a_type_that_could_be_stated(string type) =>
        Generated.From($"using Workflow.Runtime; namespace Shop; {type} [Workflow] public async partial Task Run(T x) {{ await Task.Yield(); _ = x; }} }}")
            .ShouldCompile().Text.ShouldNotContain("__Register");

    [Fact]
    public void Types_that_cannot_be_stated_leave_the_others_alone() => Generated.From("""
        using Workflow.Runtime;
        namespace Shop;
        [WorkflowTypeArguments("good", typeof(int))]
        [WorkflowTypeArguments("bad", typeof(string), typeof(string))]
        [WorkflowTypeArguments("good", typeof(long))]
        public partial class Flows<T> { [Step] public async partial Task Run(T x) { await Task.Yield(); _ = x; } }
        """).ShouldCompile().Text.Split('\n').Count(static each => each.Contains("typeof(T) ==", StringComparison.Ordinal)).ShouldBe(2, "the name of the type, and the step");

    [Theory]
    [InlineData("public class Flows { [Step] public async partial Task Run() => await Task.Yield(); }")]
    [InlineData("file partial class Flows { [Step] public async partial Task Run() => await Task.Yield(); }")]
    [InlineData("public partial class Flows { [Step] public async Task Run() => await Task.Yield(); }")]
    [InlineData("public partial class Flows { [Step] public partial Task Run(); }")]
    public void Nothing_is_added_where_nothing_can_be(string type) =>
        Generated.From($"using Workflow.Runtime; namespace Shop; {type}").Files.ShouldBeEmpty();

    [Fact]
    public void A_workflow_of_private_types_has_no_start_method() => Generated.From("""
        using Workflow.Runtime;
        namespace Shop;
        public partial class Flows
        {
            private sealed record Secret(int N);
            [Workflow] private async partial Task Run(Secret secret) { await Task.Yield(); _ = secret; }
        }
        """).ShouldCompile().Text.ShouldNotContain("StartRunAsync");
}
