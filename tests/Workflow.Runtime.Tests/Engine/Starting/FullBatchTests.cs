using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Blocking;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Starting;

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
        StoreWrapper store = new()
        {
            AroundWrite = async (writes, apply) =>
            {
                lock (sizes) sizes.Add(writes.Count);
                if (writes.Count == FullBatch) full.TrySetResult();
                // The first to come does not end before a full one has come.
                await full.Task.Guarded();
                return await apply();
            },
        };
        StepDescriptor<int, int> step = HandMade.Step("add");
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddStep(step).AddWorkflow(HandMade.Workflow("1", (context, number) => context.CallStep(step, number))), store: store);

        int[] results = await Task.WhenAll(Enumerable.Range(0, Runs).Select(async number =>
            await (await host.Client.StartAsync<int, int>("counting", "1.0.0", number)).GetResultAsync().Guarded())).Guarded();

        results.ShouldBe(Enumerable.Range(1, Runs));
        lock (sizes) sizes.ShouldAllBe(static size => size <= FullBatch);
    }
}
