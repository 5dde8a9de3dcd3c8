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

    [Theory]
    [InlineData("await Ship(order.Id).[|Soon|](300);", "} public static class Tasks { public static Task<T> Soon<T>(this Task<T> t, int ms) => t.WaitAsync(TimeSpan.FromMilliseconds(ms));")]
    [InlineData("await Ship(order.Id).[|Soon|](300);", "} public static class Tasks { public static Task Soon(this Task t, int ms) => t.WaitAsync(TimeSpan.FromMilliseconds(ms));")]
    [InlineData("await [|Within|](Ship(order.Id));", "private static async Task<T> Within<T>(Task<T> t) => await t.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("await [|Within|](Ship(order.Id));", "private static async Task Within(Task t) => await t.WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(true);")]
    [InlineData("await [|Within|](Ship(order.Id));", "private static Task<T> Within<T>(Task<T> t) => t.WaitAsync(TimeSpan.FromSeconds(1), Durable.CancellationToken);")]
    [InlineData("await [|Within|](Ship(order.Id));", "private static Task Within(Task t) => t.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None);")]
    [InlineData("await [|Within|](Ship(order.Id));", "private static Task<T> Within<T>(Task<T> t) => t.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System);")]
    [InlineData("await [|Within|](Ship(order.Id));", "private static Task Within(Task t) => t.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);")]
    [InlineData("await [|Within|](Ship(order.Id));", "private static Task Within(Task t) { return Local(); Task Local() => t.WaitAsync(TimeSpan.FromSeconds(1)); }")]
    [InlineData("await [|Outer|](Ship(order.Id));", "private static Task Outer(Task t) => Inner(t); private static Task Inner(Task? t) => t?.WaitAsync(TimeSpan.FromSeconds(1)) ?? Task.CompletedTask;")]
    [InlineData("await [|s_within|](Ship(order.Id));", "private static readonly Func<Task, Task> s_within = t => t.WaitAsync(TimeSpan.FromSeconds(1));")]
    public Task WaitAsync_with_a_time_is_reported_in_what_the_body_calls(string body, string members) => Rule.Reports(Shop.With(body, members));

    [Theory]
    [InlineData("await Ship(order.Id).[|WaitAsync|](TimeSpan.FromDays(1), TimeProvider.System);")]
    [InlineData("Func<TimeSpan, Task<string>> wait = Ship(order.Id).[|WaitAsync|]; await wait(TimeSpan.FromDays(1));")]
    public Task WaitAsync_is_reported_in_the_body_where_it_is_not_made_durable(string body) => Rule.Reports(Shop.With(body));

    [Theory]
    [InlineData("await Ship(order.Id).WaitAsync(TimeSpan.FromDays(1), Durable.CancellationToken);", "")]
    [InlineData("Task ship = Ship(order.Id); await ship.WaitAsync(TimeSpan.FromDays(1));", "")]
    [InlineData("await Within(Ship(order.Id)); static async Task Within(Task t) => await t.WaitAsync(TimeSpan.FromDays(1));", "")]
    [InlineData("await Task.WhenAll(order.Lines.Select(each => Ship(each).WaitAsync(TimeSpan.FromDays(1))));", "")]
    [InlineData("await Within(Ship(order.Id));", "private static async Task<T> Within<T>(Task<T> t) => await t.WaitAsync(Durable.CancellationToken);")]
    [InlineData("await Slow(order.Id);", "[Step] private static async partial Task Slow(string id) => await Within(Task.FromResult(id)); private static Task Within(Task t) => t.WaitAsync(TimeSpan.FromDays(1));")]
    [InlineData("await Shipping(order.Id);", "[Workflow] private async partial Task Shipping(string id) => await Ship(id).WaitAsync(TimeSpan.FromDays(1));")]
    [InlineData("await Within(order.Id);", "private static async Task Within(string id) { await Task.CompletedTask; _ = nameof(Task.WaitAsync) + id; }")]
    public Task WaitAsync_is_fine_where_the_generator_makes_it_durable_or_it_sets_no_timer(string body, string members) =>
        Rule.IsSilentOn(Shop.With(body + " await Ship(order.Id);", members));

    [Fact]
    public Task The_message_on_WaitAsync_shows_the_chain_and_where_it_is_durable() => Rule.Says(
        "Workflow 'Orders.Process' waits with 'Process → Within → Task.WaitAsync', which the run's log knows nothing of and a crash forgets; "
            + "call it in the workflow's body itself, where it is durable",
        Shop.With("await [|Within|](Ship(order.Id));", "private static async Task<T> Within<T>(Task<T> t) => await t.WaitAsync(TimeSpan.FromSeconds(1));"));
}
