using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Determinism.WaitDurablyAnalyzer, Workflow.CodeFixes.Determinism.WaitDurablyFix>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class WaitDurablyFixTests
{
    [Theory]
    [InlineData("await Task.Delay(TimeSpan.FromDays(1));", "await Durable.Delay(TimeSpan.FromDays(1));")]
    [InlineData("await Task.Delay(order.Count * 1000);", "await Durable.Delay(TimeSpan.FromMilliseconds(order.Count * 1000));")]
    [InlineData("await Task.Delay(1000, Durable.CancellationToken);", "await Durable.Delay(TimeSpan.FromMilliseconds(1000), Durable.CancellationToken);")]
    [InlineData("await Task.Delay(TimeSpan.FromDays(1), TimeProvider.System);", "await Durable.Delay(TimeSpan.FromDays(1));")]
    [InlineData("Thread.Sleep(1000);", "await Durable.Delay(TimeSpan.FromMilliseconds(1000));")]
    [InlineData("await Task.WhenAny(Ship(order.Id), Task.Delay(1));", "await Task.WhenAny(Ship(order.Id), Durable.Delay(TimeSpan.FromMilliseconds(1)));")]
    public Task The_run_waits(string before, string after) => Fix.Turns(Shop.With(before), Shop.With(after));

    [Theory]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await Task.Delay(Timeout.Infinite, Durable.CancellationToken);")]
    [InlineData("await Task.Delay(millisecondsDelay: 5);")]
    [InlineData("Action wait = () => Thread.Sleep(1);")]
    [InlineData("void Wait() { Thread.Sleep(1); } Wait();")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));")]
    public Task Nothing_is_offered_where_it_would_not_compile_or_would_throw(string body) => Fix.OffersNothingFor(Shop.With(body));
}
