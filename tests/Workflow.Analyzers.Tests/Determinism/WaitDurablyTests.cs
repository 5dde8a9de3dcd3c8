using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.WaitDurablyAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class WaitDurablyTests
{
    [Theory]
    [InlineData("await [|Task.Delay|](1000);")]
    [InlineData("await [|Task.Delay|](TimeSpan.FromDays(1), Durable.CancellationToken);")]
    [InlineData("await Task.WhenAny(Ship(order.Id), [|Task.Delay|](1000));")]
    [InlineData("[|Thread.Sleep|](100);")]
    [InlineData("using var timer = [|new PeriodicTimer(TimeSpan.FromSeconds(1))|];")]
    [InlineData("using var source = [|new CancellationTokenSource(1000)|];")]
    [InlineData("using var source = new CancellationTokenSource(); source.[|CancelAfter|](1000);")]
    public Task Timers_of_the_process_are_reported(string body) => Rule.Reports(Shop.With(body));

    [Theory]
    [InlineData("await Durable.Delay(\"2d\"); await Durable.DelayUntil(Durable.UtcNow.AddDays(1));")]
    [InlineData("await Ship(order.Id).WaitAsync(TimeSpan.FromDays(1));")]
    [InlineData("using var source = new CancellationTokenSource(); source.Cancel(); await Ship(order.Id);")]
    public Task Durable_waits_are_fine(string body) => Rule.IsSilentOn(Shop.With(body));

    [Fact]
    public Task The_message_says_how_to_wait() => Rule.Says(
        "Workflow 'Orders.Process' waits with 'Task.Delay', which the run's log knows nothing of and a crash forgets; use Durable.Delay(TimeSpan.FromMilliseconds(…))",
        Shop.With("await [|Task.Delay|](1000); await Ship(order.Id);"));
}
