using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Blocking;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Batches;

/// <summary>Writes that come in large waves, as of many runs that wake at once.</summary>
public class FullBatchTests
{
    private const int FullBatch = 256;
    private const int Runs = 700;

    [Fact]
    public async Task While_the_store_writes_the_first_of_a_wave_it_is_given_the_next()
    {
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<int> sizes = [];
        bool wakes = false;
        StoreWrapper store = new()
        {
            AroundWrite = async (writes, apply) =>
            {
                lock (sizes) sizes.Add(writes.Count);
                if (!wakes || writes[0] is not CommitRun) return await apply();
                if (writes.Count == FullBatch) full.TrySetResult();
                // The first to come does not end before a full one has come.
                await full.Task.Guarded();
                return await apply();
            },
        };
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddWorkflow(HandMade.Workflow("1", async (_, number) =>
            {
                await Durable.Delay("1h");
                return number + 1;
            })),
            store: store);
        WorkflowHandle<int>[] runs = await Task.WhenAll(Enumerable.Range(0, Runs).Select(number => host.Client.StartAsync<int, int>("counting", "1.0.0", number)));
        await host.Time.AdvanceAsync("1m");

        wakes = true;
        int[] results = await Task.WhenAll(runs.Select(static run => run.GetResultAsync())).Guarded();

        results.ShouldBe(Enumerable.Range(1, Runs));
        lock (sizes) sizes.ShouldAllBe(static size => size <= FullBatch);
    }
}
