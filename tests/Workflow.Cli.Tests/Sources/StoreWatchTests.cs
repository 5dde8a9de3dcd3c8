using Workflow.Cli.Sources;
using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Sources;

public sealed class StoreWatchTests(ShopProcess shop) : IClassFixture<ShopProcess>
{
    private readonly WorkflowCommand _cli = new(shop.Store);

    [Fact]
    public async Task A_run_that_takes_the_id_of_a_deleted_one_is_watched_from_its_beginning()
    {
        await using StoreSource source = StoreSource.Open(StoreAddress.Parse(shop.Store), StoreUse.Write);
        IRunWatch watch = source.Watch("again-1");
        await shop.SayAsync("fail again-1");
        await _cli.WatchUntilAsync("again-1", "failed");
        (await watch.LookAsync(CancellationToken.None))!.Status.ShouldBe("failed");

        await source.Client.DeleteRunsAsync(DateTimeOffset.UtcNow.AddDays(1), null, CancellationToken.None);
        await shop.SayAsync("nap again-1");
        await _cli.WatchUntilAsync("again-1", "suspended");

        (await watch.LookAsync(CancellationToken.None))!.Effects.Single().ShouldStartWith("Durable.Delay until ");
    }

    [Fact]
    public async Task Deeply_nested_payloads_are_taken()
    {
        string deep = new string('[', 200) + new string(']', 200);
        await shop.SayAsync("nap deep-1");
        await _cli.WatchUntilAsync("deep-1", "suspended");

        await _cli.PrintAsync("signal", "deep-1", "address", deep);
    }
}
