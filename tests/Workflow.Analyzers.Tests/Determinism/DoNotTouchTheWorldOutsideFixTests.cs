using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Determinism.DoNotTouchTheWorldOutsideAnalyzer, Workflow.CodeFixes.Determinism.DoNotTouchTheWorldOutsideFix>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotTouchTheWorldOutsideFixTests
{
    private static string Orders(string body, string steps = "") => $$"""
        using System.IO;

        public partial class Orders
        {
            [Workflow]
            public async partial Task<string> Process(string order)
            {
                {{body}}
            }
        {{steps}}
            [Step]
            private async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
        }
        """;

    private const string ReadAllText = """

            [Step]
            private partial Task<string> ReadAllText(string order) => Task.FromResult(File.ReadAllText(order));

        """;

    [Theory]
    [InlineData("return await Ship(File.ReadAllText(order));", "return await Ship(await ReadAllText(order));")]
    [InlineData("string text = File.ReadAllText(order); return await Ship(text);", "string text = await ReadAllText(order); return await Ship(text);")]
    public Task A_call_moves_into_a_step(string before, string after) =>
        Fix.TurnsIntoValid(Orders(before), Orders(after, ReadAllText));

    [Fact]
    public Task All_calls_move_into_steps_of_their_own() => Fix.TurnsAll(
        Orders("return await Ship(File.ReadAllText(order)) + File.ReadAllText(order + order);"),
        Orders("return await Ship(await ReadAllText2(order)) + await ReadAllText(order);", """

            [Step]
            private partial Task<string> ReadAllText2(string order) => Task.FromResult(File.ReadAllText(order));

            [Step]
            private partial Task<string> ReadAllText(string order) => Task.FromResult(File.ReadAllText(order + order));

        """));

    [Fact]
    public Task Nothing_is_offered_for_what_a_step_cannot_give_back() => Fix.OffersNothingFor(Orders(
        "StreamReader reader = new StreamReader(order); string text = await Ship(order); reader.Dispose(); return text;"));
}
