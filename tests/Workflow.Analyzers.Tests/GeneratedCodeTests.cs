using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Analyzers.Usage;
using Workflow.Generators;

namespace Workflow.Analyzers.Tests;

/// <summary>The rules beside the real generator: what it writes pleases them, and what they refuse are the collisions that it would cause.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public async Task A_whole_program_raises_nothing_before_and_after_generation()
    {
        const string Source = """
            namespace Shop;

            public sealed record Order(string Id, List<string> Lines);

            public partial class Shipping
            {
                [Step(MaxRetries = 5, RetryDelay = "2s", Timeout = "30s", Queue = "slow")]
                public async partial Task<string> Ship(string line) { await Task.Yield(); return line; }

                [Step("ship_all")]
                public static async partial ValueTask Ship(string[] lines, CancellationToken stop) => await Task.Yield();
            }

            public partial class Orders(Shipping shipping)
            {
                [Workflow("process_order", Version = "1.0.0")]
                public async partial Task<string[]> Process(Order order, int retries = 2, CancellationToken stop = default)
                {
                    await Charge(order);
                    string[] labels = await Task.WhenAll(order.Lines.Select(shipping.Ship));
                    await Durable.Delay("2d", stop);
                    await Nested.Notify(order);
                    return labels;
                }

                [Step] private async partial Task Charge(Order order) => await Task.Yield();

                private static partial class Nested
                {
                    [Step] public static async partial Task Notify(Order order) => await Task.Yield();
                }
            }

            [WorkflowTypeArguments("order", typeof(Order))]
            [WorkflowTypeArguments("text", typeof(string))]
            public partial class Importer<T>(Func<string, T> parse) where T : class
            {
            #pragma warning disable WFL3001 // Generic classes resume by replay.
                [Workflow] public async partial Task<List<T>> Import(string[] texts) => [.. await Task.WhenAll(texts.Select(Parse))];
                [Step] internal async partial Task<T> Parse(string text) { await Task.Yield(); return parse(text); }
            }

            public partial class Night(Importer<Order> orders)
            {
                [Workflow] public async partial Task<int> RunNight() => (await orders.Import(["a"])).Count + (await orders.Parse("b")).Lines.Count;
            }
            """;
        (await Analysis.RunAsync(TestCompilation.BeforeGeneration(Source), Rules.All)).ShouldAllBe(static each => each.IsSuppressed);
        Compilation generated = Generate(Source);
        generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        (await Analysis.RunAsync(generated, Rules.All)).ShouldAllBe(static each => each.IsSuppressed);
    }

    [Theory]
    [InlineData("int count = 1", "CS0121")]
    [InlineData("int count", null)]
    public void A_call_of_start_methods_that_differ_in_optional_parameters_only_is_ambiguous(string parameter, string? error) =>
        Generate($$"""
            public partial class One { [Workflow("one")] public async partial Task Process(string order) => await Task.Yield(); }
            public partial class Two { [Workflow("two")] public async partial Task Process(string order, {{parameter}}) => await Task.Yield(); }
            """)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(
                "static class Caller { static object Start(Workflow.Runtime.WorkflowClient client) => client.StartProcessAsync(\"order\"); }",
                new CSharpParseOptions(LanguageVersion.Preview)))
            .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id)
            .ShouldBe(error is null ? [] : [error]);

    [Theory]
    [InlineData("public partial class Orders { [Step] private async partial Task Ship(string order) => await Task.Yield(); private int __Ship; }")]
    [InlineData("public partial class Orders { [Step] private async partial Task Ship(string order) => await Task.Yield(); private void __RegisterShip(WorkflowsBuilder b) { } }")]
    [InlineData("public partial class Orders { [Step] private async partial Task Ship(string order) => await Task.Yield(); } public static class OrdersExtensions_;")]
    public async Task Collisions_that_are_reported_are_collisions(string source)
    {
        Compilation generated = Generate(source);
        generated.GetDiagnostics().ShouldContain(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ImmutableArray<Diagnostic> reported = await Analysis.RunAsync(generated, new GeneratedMembersMustNotCollideAnalyzer());
        reported.ShouldHaveSingleItem();
    }

    private static Compilation Generate(string source)
    {
        CSharpCompilation before = TestCompilation.BeforeGeneration(source);
        CSharpGeneratorDriver
            .Create([new WorkflowGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)before.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        return after;
    }
}
