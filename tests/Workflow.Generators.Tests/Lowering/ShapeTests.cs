using System.Text.RegularExpressions;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Lowering;

/// <summary>Which edits of a body change what a running log has to fit.</summary>
public sealed class ShapeTests
{
    private const string Before = "int n = 1; await A(n); if (n > 0) await B(); await Sub();";

    [Theory]
    [InlineData("await A(1);  if (1 > 0) { await B(); } await Sub(); // the same calls")]
    [InlineData("int n = 1; n++; await A(n); if (n > 0) await B(); Console.WriteLine(); await Sub();")]
    [InlineData("int n = 1; for (int i = 0; i < 2; i++) n += i; await A(n).ConfigureAwait(false); if (n > 0) await B(); await Sub();")]
    [InlineData("int n = 1; _ = Durable.Logger; await A(n); if (n > 0 && Durable.Run.Id != \"\") await B(); await Sub();")]
    public void Plain_code_between_the_calls_does_not(string body) => ShapeOf(body).ShouldBe(ShapeOf(Before));

    [Theory]
    [InlineData("int n = 1; if (n > 0) await B(); await A(n); await Sub();")]
    [InlineData("int n = 1; await A(n); await B(); await Sub();")]
    [InlineData("int n = 1; await A(n); while (n > 0) await B(); await Sub();")]
    [InlineData("int n = 1; await A(n); if (n > 0) await B();")]
    [InlineData("int n = 1; await A(n); await Durable.Delay(\"1s\"); if (n > 0) await B(); await Sub();")]
    [InlineData("int n = 1; await A(n); if (n > 0) await Task.WhenAll(B()); await Sub();")]
    [InlineData("int n = 1; await A(n).WaitAsync(TimeSpan.Zero); if (n > 0) await B(); await Sub();")]
    [InlineData("int n = 1; try { await A(n); } finally { } if (n > 0) await B(); await Sub();")]
    [InlineData("int n = 1; _ = Durable.UtcNow; await A(n); if (n > 0) await B(); await Sub();")]
    public void Other_calls_or_another_order_do(string body) => ShapeOf(body).ShouldNotBe(ShapeOf(Before));

    [Fact]
    public void A_change_in_a_workflow_that_is_called_does() =>
        ShapeOf(Before, sub: "await B(); await A(2);").ShouldNotBe(ShapeOf(Before, sub: "await A(2); await B();"));

    [Fact]
    public void A_call_of_another_type_of_a_generic_class_does() =>
        ShapeOf("await numbers.Turn(1);").ShouldNotBe(ShapeOf("await texts.Turn(\"1\");"));

    [Fact]
    public void Workflows_that_call_each_other_have_a_shape_too() => ShapeOf(Before, sub: "await Run();").Length.ShouldBe(16);

    [Fact]
    public void A_class_has_the_shape_of_the_method_in_its_place()
    {
        string classes = Generated.From("""
            using Workflow.Runtime;
            namespace Shop;
            public partial class Weigh : Step<int, int> { public override async partial Task<int> ExecuteAsync(int n) { await Task.Yield(); return n; } }
            public partial class Sub(Weigh weigh) : Workflow<int> { protected override async partial Task RunAsync(int n) => await weigh.ExecuteAsync(n); }
            public partial class Run(Weigh weigh, Sub sub) : Workflow<int>
            {
                protected override async partial Task RunAsync(int n)
                {
                    int weight = await weigh.ExecuteAsync(n);
                    if (weight > 0) await sub.ExecuteAsync(weight);
                }
            }
            """).ShouldCompile().File("Shop.Run.RunAsync.g.cs");
        string methods = Generated.From("""
            using Workflow.Runtime;
            namespace Shop;
            public partial class Flows
            {
                [Step] public async partial Task<int> Weigh(int n) { await Task.Yield(); return n; }
                [Workflow] public async partial Task Sub(int n) => await Weigh(n);
                [Workflow] public async partial Task Run(int n)
                {
                    int weight = await Weigh(n);
                    if (weight > 0) await Sub(weight);
                }
            }
            """).ShouldCompile().File("Shop.Flows.Run.g.cs");
        ShapesIn(classes).ShouldBe(ShapesIn(methods));
        ShapesIn(classes).Length.ShouldBe(2);

        static string[] ShapesIn(string text) => [.. Regex.Matches(text, "ShapeHash = \"([0-9a-f]+)\"").Select(static each => each.Groups[1].Value)];
    }

    private static string ShapeOf(string body, string sub = "await A(2);")
    {
        string text = Generated.From($$"""
            using Workflow.Runtime;
            namespace Shop;
            [WorkflowTypeArguments("number", typeof(int))]
            [WorkflowTypeArguments("text", typeof(string))]
            public partial class Pair<T> { [Step] public async partial Task Turn(T one) { await Task.Yield(); _ = one; } }
            public partial class Flows(Pair<int> numbers, Pair<string> texts)
            {
                private readonly object _used = (numbers, texts);
                [Workflow] public async partial Task Run() { {{body}}
                }
                [Workflow] public async partial Task Sub() { {{sub}} }
                [Step] private async partial Task A(int n) { await Task.Yield(); _ = n; }
                [Step] private async partial Task B() => await Task.Yield();
            }
            """).ShouldCompile().File("Shop.Flows.Run.g.cs");
        return Regex.Match(text[text.IndexOf("WorkflowDescriptor", StringComparison.Ordinal)..], "ShapeHash = \"([0-9a-f]+)\"").Groups[1].Value;
    }
}
