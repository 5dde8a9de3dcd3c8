using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Tests;

/// <summary>No analyzer may throw, whatever the user is in the middle of typing. The kit turns an exception into a failure.</summary>
public sealed class BrokenCodeTests
{
    private const string Whole = """
        namespace Shop;

        public interface IShipping { Task<string> Ship(string order); }

        public partial class Orders(IShipping shipping, Orders other) : IShipping
        {
            private readonly Orders _made = new();

            [Workflow("process", Version = "1.0", Default = true)]
            public async partial Task<List<string>> Process(string order, int retries = 2, CancellationToken stop = default)
            {
                string label = await Ship(order);
                async Task<string> Again(string each) => await other.Ship(each);
                string[] labels = await Task.WhenAll(new[] { order, label }.Select(Again));
                await Durable.Delay("1h30m", stop);
                await (_made?.Helper(order) ?? Task.CompletedTask);
                return [.. labels, await shipping.Ship(order)];
            }

            private async Task Helper(string order) => await Ship(order);

            [Step("ship", MaxRetries = 3, RetryDelay = "2s", Backoff = 2.0, Timeout = "30s", Queue = "steps")]
            public async partial Task<string> Ship(string order) { await Task.Yield(); return order; }

            [WorkflowTypeArguments("number", typeof(int), typeof(List<string>))]
            private partial class Inner<T, U>(Inner<T, U> same) where U : IEnumerable<T>
            {
                [Workflow("inner")] public async partial Task Process(T one, U? all) { await same.Process(one, all); await Keep(one); }
                [Step("keep")] private async partial Task<T> Keep(T one) { await Task.Yield(); return one; }
            }

            [Step, Workflow] protected ref int Odd<T>(ref T a, __arglist) => throw null!;
        }

        [Step("weigh", MaxRetries = 2)]
        public partial class Weigh(Orders orders) : Step<string, int> { public override async partial Task<int> ExecuteAsync(string order) { await Task.Yield(); return order.Length; } }

        [Workflow(Version = "2.0")]
        public partial class Deliver(Weigh weigh, Deliver? again) : Workflow<string, int>
        {
            protected override async partial Task<int> RunAsync(string order)
            {
                int[] weights = await Task.WhenAll(new[] { order, order }.Select(weigh.ExecuteAsync));
                return weights.Length + await weigh.ExecuteAsync(order: order) + await (again?.ExecuteAsync(input: order) ?? RunAsync(order)) + await base.ExecuteAsync(order);
            }
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("[Workflow]")]
    [InlineData("[Step] public partial")]
    [InlineData("class C { [Step")]
    [InlineData("class C { [Step()] }")]
    [InlineData("class C { [Workflow(")]
    [InlineData("[Step] void Global() { }")]
    [InlineData("class C { [Step] partial Task (int) { } }")]
    [InlineData("class C { [Step] partial M(int, string) => ; }")]
    [InlineData("class C { [Step] public partial Task M(, ref) => await ; }")]
    [InlineData("partial class C { [Step(\"a\", \"b\", Nothing = 1, Timeout = 5, Backoff = null)] public partial Task M() => x; }")]
    [InlineData("partial class C { [Step(name: Missing, MaxRetries = \"x\")] public partial Task<> M(int a, int a) => default; }")]
    [InlineData("partial class C : C { [Workflow] public async partial Task M() { await M().M().?.M(); new ().M(); base.M(); } }")]
    [InlineData("partial class C : Missing, IMissing { [Workflow] public async override partial Task M() { await base.M(); await this[0].M(); } }")]
    [InlineData("partial class C { [Workflow] public async partial Task M() { Durable.Delay(; Durable.Delay(null); Duration.Parse(\"\" } }")]
    [InlineData("enum E { [Step] A } delegate void D([Step] int a); record R([Step] int A); [Step] class K;")]
    [InlineData("static class E { extension(string s) { [Step] public static async partial Task M() => await Task.Yield(); } }")]
    [InlineData("partial class C { [Step] partial Task M(); [Step] partial Task M() => null; [Step] partial Task M() => null; }")]
    [InlineData("class C { Task P { [Step] get; [Workflow] set; } event Action E { [Step] add { } remove; } [Step] this[int i] => 1; }")]
    [InlineData("partial class C { Task Loop => Loop; [Workflow] public async partial Task M() => await Loop; }")]
    [InlineData("[WorkflowTypeArguments] [WorkflowTypeArguments(] partial class C<T> { [Step] public async partial Task M() => await Task.Yield(); }")]
    [InlineData("[WorkflowTypeArguments(\"a\", typeof(T))] [WorkflowTypeArguments(\"b\", typeof(Missing), typeof())] partial class C<T, T> { [Step] public async partial Task M(T t) => await M(t); }")]
    [InlineData("[WorkflowTypeArguments(\"a\", [typeof(int), null])] [WorkflowTypeArguments(null)] partial class C<T, U> where T : U where U : T { [Workflow] public async partial Task M(T t) => await new C<,>().M(); }")]
    [InlineData("[WorkflowTypeArguments(\"a\", typeof(int*), typeof(C<>))] partial struct C<T, U> { [Workflow] public async partial Task M() => await C<int>.M(); } [WorkflowTypeArguments(\"a\", 1)] enum E;")]
    [InlineData("[Workflow] class C : Workflow<> { protected override async partial Task RunAsync( }")]
    [InlineData("[Step(\"a\")] [Workflow] partial class C : Step<int>, Step<int> { public override partial Task ExecuteAsync(int a) => ExecuteAsync(); public override partial Task ExecuteAsync(int a) => ; }")]
    [InlineData("partial class C : Workflow<C.Missing, T> { protected override async partial Task<T> RunAsync(C.Missing a) { await ExecuteAsync.ExecuteAsync(a); await a?.ExecuteAsync(; await base.RunAsync(a); } }")]
    [InlineData("partial class C : C { protected override async partial Task RunAsync() => await base.ExecuteAsync(); } abstract partial class D : Step<D> { public abstract override partial Task ExecuteAsync(D d); }")]
    [InlineData("interface I { override partial Task RunAsync() { } } partial struct S : Workflow<int> { protected override partial Task RunAsync(int a) => ExecuteAsync(a); }")]
    public async Task Broken_snippets_do_not_throw(string source)
    {
        await Analysis.RunAsync(TestCompilation.BeforeGeneration(source), Rules.All);
        await Analysis.RunAsync(TestCompilation.AfterGeneration(source), Rules.All);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Code_with_parts_cut_out_or_doubled_does_not_throw(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 40; i++)
        {
            string source = Whole;
            for (int cut = random.Next(1, 4); cut > 0; cut--)
            {
                int start = random.Next(source.Length);
                int length = Math.Min(random.Next(1, 40), source.Length - start);
                source = random.Next(3) == 0 ? source.Insert(start, source.Substring(start, length)) : source.Remove(start, length);
            }

            await Analysis.RunAsync(TestCompilation.AfterGeneration(source), Rules.All);
        }
    }

    [Fact]
    public async Task A_project_that_does_not_reference_the_runtime_gets_no_diagnostics()
    {
        Compilation compilation = TestCompilation.BeforeGeneration(Whole);
        compilation = compilation.RemoveReferences(compilation.References
            .Where(reference => reference.Display!.EndsWith("Workflow.Runtime.dll", StringComparison.Ordinal)));
        ImmutableArray<Diagnostic> diagnostics = await Analysis.RunAsync(compilation, Rules.All);
        diagnostics.ShouldBeEmpty();
    }
}
