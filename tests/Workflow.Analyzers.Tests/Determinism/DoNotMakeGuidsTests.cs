using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotMakeGuidsAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotMakeGuidsTests
{
    [Theory]
    [InlineData("Guid id = [|Guid.NewGuid|]();")]
    [InlineData("Guid id = [|Guid.CreateVersion7|]();")]
    [InlineData("Guid id = [|Guid.CreateVersion7|](Durable.UtcNow);")]
    [InlineData("var ids = order.Lines.Select(_ => [|Guid.NewGuid|]()).ToList();")]
    [InlineData("Func<Guid> make = [|Guid.NewGuid|];")]
    public Task New_identifiers_are_reported(string body) => Rule.Reports(Shop.With(body));

    [Fact]
    public Task Other_uses_of_identifiers_are_fine() => Rule.IsSilentOn(Shop.With(
        "Guid a = Guid.Empty, b = Guid.Parse(order.Id), c = Durable.NewGuid(); Guid d = new Guid(order.Id); await Ship($\"{a}{b}{c}{d}\");"));

    [Fact]
    public Task The_message_shows_the_chain() => Rule.Says(
        "Workflow 'Orders.Process' makes an identifier with 'Process → Label → Guid.NewGuid', which is another one when the run is replayed; use Durable.NewGuid()",
        Shop.With("_ = [|Label|](); await Ship(order.Id);", "private static string Label() => Guid.NewGuid().ToString(\"N\");"));
}
