using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Batches;

public class WriteOrderTests
{
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task Signals_are_taken_in_the_order_in_which_one_thread_sent_them()
    {
        const int Count = 3000;
        int refusals = 0;
        // Another process has the file's write lock for a moment.
        _store.AroundWrite = (writes, apply) => writes.Any(static each => each is DeliverMessage) && Interlocked.Increment(ref refusals) == 1
            ? throw new StoreException("memory", "busy", isTransient: true) : apply();
        await using WorkflowTestHost host = Hosts.Make(w => w.AddBatchFlows(), store: _store);
        WorkflowHandle<int[]> run = await host.Client.StartCollectAsync(Count);

        await Task.WhenAll([.. Enumerable.Range(0, Count).Select(each => (Task)run.SignalAsync("number", each))]).Guarded();

        (await run.GetResultAsync().Guarded()).ShouldBe(Enumerable.Range(0, Count));
    }
}
