using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Determinism.DoNotMakeGuidsAnalyzer, Workflow.CodeFixes.Determinism.DoNotMakeGuidsFix>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotMakeGuidsFixTests
{
    [Theory]
    [InlineData("Guid.NewGuid()", "Durable.NewGuid()")]
    [InlineData("Guid.CreateVersion7(Durable.UtcNow)", "Durable.NewGuid()")]
    [InlineData("Guid.NewGuid().ToString(\"N\")", "Durable.NewGuid().ToString(\"N\")")]
    public Task The_run_makes_the_identifier(string before, string after) => Fix.Turns(Shop.With($"var id = {before};"), Shop.With($"var id = {after};"));

    [Fact]
    public Task Nothing_is_offered_behind_helpers() => Fix.OffersNothingFor(Shop.With("var id = Id();", "private static Guid Id() => Guid.NewGuid();"));
}
