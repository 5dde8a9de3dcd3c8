using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Determinism.AwaitOnlyWhatIsDurableAnalyzer, Workflow.CodeFixes.Determinism.AwaitOnlyWhatIsDurableFix>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class AwaitOnlyWhatIsDurableFixTests
{
    [Fact]
    public Task What_is_awaited_moves_into_a_step() => Fix.TurnsIntoValid(
        """
        using System.Text.Json;

        public partial class Orders
        {
            [Workflow]
            public async partial Task<string?> Process(byte[] order)
            {
                return await JsonSerializer.DeserializeAsync<string>(new System.IO.MemoryStream(order));
            }
        }
        """,
        """
        using System.Text.Json;

        public partial class Orders
        {
            [Workflow]
            public async partial Task<string?> Process(byte[] order)
            {
                return await Deserialize(order);
            }

            [Step]
            private async partial Task<string?> Deserialize(byte[] order) => await JsonSerializer.DeserializeAsync<string>(new System.IO.MemoryStream(order));
        }
        """);
}
