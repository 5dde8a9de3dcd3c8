using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.SignatureMustBeSupportedAnalyzer, Workflow.CodeFixes.Usage.SignatureMustBeSupportedFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class SignatureMustBeSupportedFixTests
{
    [Fact]
    public Task Private_is_added_before_the_other_modifiers() => Fix.TurnsAll(
        """
        public partial class Orders
        {
            // Ships.
            [Step]
            async partial Task Ship(string order) => await Task.Yield();

            // Packs.
            [Step] partial Task Pack(string order) => Task.CompletedTask;
        }
        """,
        """
        public partial class Orders
        {
            // Ships.
            [Step]
            private async partial Task Ship(string order) => await Task.Yield();

            // Packs.
            [Step] private partial Task Pack(string order) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Other_signatures_are_left_alone() => Fix.OffersNothingFor("""
        public partial class Orders
        {
            [Step] private partial Task Ship(ref string order) => Task.CompletedTask;
        }
        """);
}
