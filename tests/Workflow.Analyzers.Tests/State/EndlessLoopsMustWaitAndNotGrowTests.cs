using Microsoft.CodeAnalysis;
using Workflow.Analyzers.State;
using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.EndlessLoopsMustWaitAndNotGrowAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class EndlessLoopsMustWaitAndNotGrowTests
{
    [Theory]
    [InlineData("List<string> all = []; while (true) { string next = await Next(); [|all.Add(next)|]; }")]
    [InlineData("List<string> all = []; for (;;) { [|all.Add(await Next())|]; }")]
    [InlineData("List<string> all = []; do { [|all = [.. all, await Next()]|]; } while (true);")]
    [InlineData("string all = \"\"; while (true) { [|all += await Next()|]; }")]
    [InlineData("var all = new System.Text.StringBuilder(); while (true) [|all.Append(await Next())|];")]
    [InlineData("Queue<string> all = new(); while (true) { [|all.Enqueue(await Next())|]; await Keep(all); }")]
    [InlineData("List<string> all = []; while (true) { foreach (int i in new[] { 1, 2 }) { if (i == 1) continue; [|all.Add(await Next())|]; } }")]
    public Task A_collection_that_an_endless_loop_adds_to_is_reported(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("List<string> all = []; while (true) { all.Add(await Next()); if (all.Count > 9) break; }")]
    [InlineData("List<string> all = []; while (true) { all.Add(await Next()); if (all.Count > 9) return; }")]
    [InlineData("List<string> all = []; while (true) { all.Add(await Next()); if (all.Count > 9) throw new InvalidOperationException(); }")]
    [InlineData("List<string> all = []; while (true) { all.Add(await Next()); if (all.Count > 9) goto done; } done: ;")]
    [InlineData("List<string> all = []; while (all.Count < 9) { all.Add(await Next()); }")]
    [InlineData("List<string> all = []; while (true) { all.Add(await Next()); if (all.Count > 9) all.Clear(); }")]
    [InlineData("List<string> all = []; while (true) { all.Add(await Next()); if (all.Count > 9) all = []; }")]
    [InlineData("Queue<string> all = new(); while (true) { all.Enqueue(await Next()); all.TryDequeue(out _); }")]
    [InlineData("List<string> all = []; while (true) { all.Add(await Next()); Trim(all); }")]
    [InlineData("while (true) { List<string> all = []; all.Add(await Next()); }")]
    [InlineData("Dictionary<string, int> counts = []; while (true) { string next = await Next(); counts[next] = counts.GetValueOrDefault(next) + 1; }")]
    [InlineData("HashSet<string> seen = []; while (true) { seen.Add(await Next()); }")]
    [InlineData("while (true) { await Durable.Delay(\"1h\"); }")]
    public Task A_loop_that_ends_or_forgets_is_not(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("[|while|] (true) { }")]
    [InlineData("int i = 0; [|for|] (;;) i++;")]
    [InlineData("[|do|] { Trim([]); } while (true);")]
    [InlineData("[|while|] (true) { async Task Wait() { await Next(); } _ = Wait(); }")]
    public async Task A_loop_that_neither_ends_nor_waits_is_an_error(string body)
    {
        await Rule.Reports(In(body));
        Diagnostic found = (await Analysis.RunAsync(TestCompilation.AfterGeneration(MarkedSource.Strip(In(body))), new EndlessLoopsMustWaitAndNotGrowAnalyzer())).ShouldHaveSingleItem();
        found.Severity.ShouldBe(DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("while (true) { if (DateTime.MinValue.Ticks == 0) break; }")]
    [InlineData("for (int i = 0; ; i++) { if (i > 3) return; }")]
    [InlineData("while (true) { using var scope = new System.IO.MemoryStream(); await Next(); }")]
    [InlineData("bool more = true; while (more) { more = false; }")]
    public Task A_loop_that_ends_need_not_wait(string body) => Rule.Reports(In(body));

    [Fact]
    public Task The_message_names_the_collection() => Rule.Says(
        "Workflow 'Orders.Process' adds to 'all' in a loop that never ends, so that its snapshots grow for ever; keep only what is needed, or give what was collected to a step and begin anew",
        In("List<string> all = []; while (true) [|all.Add(await Next())|];"));

    private static string In(string body) => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task Process() { await Next(); {{body}} }
            [Step] private async partial Task<string> Next() { await Task.Yield(); return ""; }
            [Step] private async partial Task Keep(Queue<string> all) { await Task.Yield(); _ = all; }
            private static void Trim(List<string> all) => all.RemoveAt(0);
        }
        """;
}
