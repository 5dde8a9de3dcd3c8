using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class CacheTests
{
    private readonly Diary _diary = new();
    private readonly UnreadableCache _store = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task Another_run_takes_the_result_of_the_same_arguments(ResumeMode mode)
    {
        await using WorkflowTestHost host = Host(mode);
        WorkflowHandle<int> first = await PriceAsync(host, "lamp", 1), second = await PriceAsync(host, "lamp", 1);

        _diary.Lines.ShouldBe(["lamp"]);
        (await IsCachedAsync(first)).ShouldBeFalse();
        (await IsCachedAsync(second)).ShouldBeTrue();
    }

    [Fact]
    public async Task Other_arguments_have_results_of_their_own()
    {
        await using WorkflowTestHost host = Host();
        await PriceAsync(host, "lamp", 1);
        await PriceAsync(host, "lamp ", 1);

        _diary.Lines.ShouldBe(["lamp", "lamp "]);
    }

    [Fact]
    public async Task A_result_serves_until_its_time_is_over()
    {
        await using WorkflowTestHost host = Host();
        await PriceAsync(host, "lamp", 1);

        await host.Time.AdvanceAsync("59m");
        await PriceAsync(host, "lamp", 1);
        await host.Time.AdvanceAsync("1m");
        await PriceAsync(host, "lamp", 2);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        await using WorkflowTestHost host = Host();
        _diary.IsBroken = true;
        await (await host.Client.StartPricingAsync("lamp")).FailureAsync();

        _diary.IsBroken = false;
        await PriceAsync(host, "lamp", 2);
    }

    [Fact]
    public async Task Another_process_takes_the_result_too()
    {
        await using (WorkflowTestHost host = Host()) await PriceAsync(host, "lamp", 1);

        await using WorkflowTestHost other = Host();
        await PriceAsync(other, "lamp", 1);
        _diary.Lines.ShouldBe(["lamp"]);
    }

    [Fact]
    public async Task The_workers_of_another_queue_take_the_result_too()
    {
        await using WorkflowTestHost main = Host(queues: ["workflows"]), catalogue = Host(queues: ["catalogue"]);

        (await (await main.Client.StartPricingElsewhereAsync("lamp")).GetResultAsync().Guarded()).ShouldBe(1);
        WorkflowHandle<int> second = await main.Client.StartPricingElsewhereAsync("lamp");

        (await second.GetResultAsync().Guarded()).ShouldBe(1);
        (await IsCachedAsync(second)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_cached_result_needs_no_room_in_its_queue()
    {
        await using WorkflowTestHost host = Host(limit: new QueueOptions { RateLimit = new RateLimit(1, TimeSpan.FromHours(1)) });
        await PriceAsync(host, "lamp", 1);

        await PriceAsync(host, "lamp", 1);

        host.Time.GetUtcNow().ShouldBe(Hosts.Start);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_read_is_none()
    {
        await using WorkflowTestHost host = Host();
        await PriceAsync(host, "lamp", 1);

        _store.IsUnreadable = true;
        await PriceAsync(host, "lamp", 2);
    }

    private WorkflowTestHost Host(ResumeMode mode = ResumeMode.Live, string[]? queues = null, QueueOptions? limit = null) => Hosts.Make(
        w => w.AddCacheFlows().ConfigureWorker(o =>
        {
            o.Queues = queues;
            if (limit is not null) o.ConfigureQueue("steps", limit);
        }),
        _diary, mode, _store);

    private static async Task<WorkflowHandle<int>> PriceAsync(WorkflowTestHost host, string article, int expected)
    {
        WorkflowHandle<int> run = await host.Client.StartPricingAsync(article);
        (await run.GetResultAsync().Guarded()).ShouldBe(expected);
        return run;
    }

    private static async Task<bool> IsCachedAsync(WorkflowHandle run) =>
        (await run.EventsAsync("step_completed")).ShouldHaveSingleItem().Data.TryGetProperty("cached", out _);

    private sealed class UnreadableCache : StoreWrapper
    {
        public bool IsUnreadable { get; set; }

        public override Task<CachedStep?> ReadStepCacheAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
            IsUnreadable ? throw new StoreException(Name, "The disk is gone.") : base.ReadStepCacheAsync(key, now, cancellationToken);
    }
}
