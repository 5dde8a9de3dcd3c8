using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Determinism.StayOnTheRunsContextAnalyzer, Workflow.CodeFixes.Determinism.StayOnTheRunsContextFix>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class StayOnTheRunsContextFixTests
{
    [Theory]
    [InlineData("await Ship(order.Id).ConfigureAwait(false); // shipped", "await Ship(order.Id); // shipped")]
    [InlineData("string label = (await Ship(order.Id).ConfigureAwait(false)).Trim();", "string label = (await Ship(order.Id)).Trim();")]
    public Task It_is_left_out(string before, string after) => Fix.Turns(Shop.With(before), Shop.With(after));

    [Theory]
    [InlineData("await Ship(order.Id).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);")]
    [InlineData("var configured = Ship(order.Id).ConfigureAwait(false); await configured;")]
    public Task Nothing_is_offered_where_more_would_change(string body) => Fix.OffersNothingFor(Shop.With(body));

    [Fact]
    public Task All_are_left_out_at_once() => Fix.TurnsAll(
        Shop.With("await Ship(\"a\").ConfigureAwait(false); await Ship(\"b\").ConfigureAwait(false);"),
        Shop.With("await Ship(\"a\"); await Ship(\"b\");"));
}
