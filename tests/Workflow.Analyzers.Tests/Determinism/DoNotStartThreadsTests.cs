using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotStartThreadsAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotStartThreadsTests
{
    [Theory]
    [InlineData("await [|Task.Run|](() => 1);")]
    [InlineData("await [|Task.Run|](async () => await Ship(order.Id));")]
    [InlineData("await Task.Factory.[|StartNew|](() => 1);")]
    [InlineData("[|Parallel.ForEach|](order.Lines, line => { });")]
    [InlineData("var all = order.Lines.[|AsParallel|]().ToList();")]
    [InlineData("await Ship(order.Id).[|ContinueWith|](task => 1);")]
    [InlineData("new Thread(() => { }).[|Start|]();")]
    [InlineData("[|ThreadPool.QueueUserWorkItem|](_ => { });")]
    [InlineData("int id = [|Environment.CurrentManagedThreadId|];")]
    public Task What_leaves_the_runs_thread_is_reported(string body) => Rule.Reports(Shop.With(body));

    [Theory]
    [InlineData("await Task.WhenAll(order.Lines.Select(Ship)); await Task.Yield();")]
    [InlineData("Func<Task> ship = async () => await Ship(order.Id); await ship();")]
    public Task Tasks_without_threads_are_fine(string body) => Rule.IsSilentOn(Shop.With(body));

    [Fact]
    public Task The_message_shows_the_chain() => Rule.Says(
        "Workflow 'Orders.Process' leaves the run's own thread with 'Process → Sum → Task.Run', so that the order of its calls is not the same when the run is replayed; "
            + "call the code itself, a [Step], or several of them with Task.WhenAll",
        Shop.With("await [|Sum|](order); await Ship(order.Id);", "private static Task<int> Sum(Order order) => Task.Run(() => order.Count);"));
}
