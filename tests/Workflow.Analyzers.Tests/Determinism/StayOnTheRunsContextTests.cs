using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.StayOnTheRunsContextAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class StayOnTheRunsContextTests
{
    [Theory]
    [InlineData("await Ship(order.Id).[|ConfigureAwait(false)|];")]
    [InlineData("await Task.WhenAll(order.Lines.Select(async line => await Ship(line).[|ConfigureAwait(continueOnCapturedContext: false)|]));")]
    [InlineData("await Ship(order.Id).[|ConfigureAwait(ConfigureAwaitOptions.None)|];")]
    [InlineData("await Durable.Delay(\"1d\").[|ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)|];")]
    public Task Leaving_the_context_is_reported(string body) => Rule.Reports(Shop.With(body));

    [Theory]
    [InlineData("await Ship(order.Id).ConfigureAwait(true);")]
    [InlineData("await Durable.Delay(\"1d\").ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);")]
    [InlineData("await Save();")]
    public Task Staying_on_it_and_leaving_it_in_steps_is_fine(string body) =>
        Rule.IsSilentOn(Shop.With(body, "[Step] private static async partial Task Save() => await Task.Delay(1).ConfigureAwait(false);"));

    [Fact]
    public Task The_message_shows_what_to_leave_out() => Rule.Says(
        "Workflow 'Orders.Process' asks with 'ConfigureAwait(false)' to go on wherever the task has ended, but its code can only go on in its run; leave it out",
        Shop.With("await Ship(order.Id).[|ConfigureAwait(false)|];"));
}
