using System.Text.Json;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Workers;

public class BlockedRetryTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_that_was_planned_for_another_worker_is_made_although_the_run_blocks_at_the_next_message(bool blocks)
    {
        Diary ofGpu = new();
        string id;
        await using (WorkflowTestHost first = Serving(_diary, TimeSpan.Zero, "workflows", "steps"))
        {
            id = (await first.Client.StartRenderingAsync(1)).RunId;
            await _store.UntilAsync(id, static each => each.LastSequence == 2);
        }

        await using (WorkflowTestHost gpu = Serving(ofGpu, TimeSpan.Zero, "gpu"))
        {
            while (await InboxOfAsync(id) == 0) await Task.Delay(20).Guarded();
            await gpu.Client.GetHandle(id).SignalAsync("any", JsonDocument.Parse("1").RootElement);
        }

        ofGpu.Lines.ShouldBe(["render"]);
        // As where the worker does not have the sender's key yet.
        bool hasKey = !blocks;
        _store.AroundReadInbox = async read =>
            [.. (await read()).Select(each => hasKey || each.Kind != InboxMessageKinds.Signal ? each : each with { Data = Undecodable.Mark("the key is missing") })];
        await using WorkflowTestHost main = Serving(_diary, TimeSpan.Zero, "workflows", "steps");
        if (blocks) (await _store.UntilBlockedAsync(id)).ShouldContain("the key is missing");
        hasKey = true;
        WorkflowHandle<int> run = main.Client.GetHandle<int>(id);
        await run.ResumeAsync();
        await using WorkflowTestHost later = Serving(ofGpu, TimeSpan.FromHours(1), "gpu");

        // The outcome of the second attempt is dropped, for the log knows only of the first: the run waits for ever.
        await Task.WhenAny(run.GetResultAsync(), Task.Delay(TimeSpan.FromSeconds(10)));
        ofGpu.Lines.ShouldBe(["render", "render"]);
        (await run.EventsAsync("step_retrying")).Length.ShouldBe(1);
        (await run.StatusAsync()).ShouldBe(RunStatus.Completed);
    }
    private async Task<int> InboxOfAsync(string id) => (await _store.ReadWholeRunAsync(id, CancellationToken.None))!.Inbox.Count;

    private WorkflowTestHost Serving(Diary diary, TimeSpan late, params string[] queues) =>
        Hosts.Make(w => w.AddWorkerFlows().ConfigureWorker(o => o.Queues = queues), diary, store: _store, startTime: Hosts.Start + late);
}
