using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Blocking;

public class ChangedSignalTests
{
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task A_signal_that_was_kept_and_taken_and_cannot_be_read_any_more_suspends_the_run()
    {
        string id = await TakeAsync<string>();
        await using WorkflowTestHost changed = Host<int>(TimeSpan.FromHours(3));
        (await _store.UntilBlockedAsync(id)).ShouldContain("signal 'order'");
    }

    [Fact]
    public async Task A_signal_that_was_kept_and_refused_stays_refused()
    {
        string id = await TakeAsync<int>();
        await using WorkflowTestHost changed = Host<string>(TimeSpan.FromHours(3));
        (await changed.Client.GetHandle<int>(id).GetResultAsync().Guarded()).ShouldBe(-1);
    }

    /// <summary>Has a run take a signal that came before it waited for it, and then wait.</summary>
    private async Task<string> TakeAsync<T>()
    {
        await using WorkflowTestHost host = Host<T>(TimeSpan.Zero);
        WorkflowHandle<int> run = await host.Client.StartAsync<int, int>("counting", "1.0.0", 1);
        await run.SignalAsync("order", "seventeen");
        await host.Time.AdvanceAsync("90m");
        (await run.EventsAsync("signal_awaited")).ShouldHaveSingleItem();
        return run.RunId;
    }

    private WorkflowTestHost Host<T>(TimeSpan later) => Hosts.Make(
        w => w.AddWorkflow(HandMade.Workflow("1", static async (_, _) =>
        {
            await Durable.Delay("1h");
            int outcome = 1;
            try
            {
                await Durable.WaitForSignal<T>("order");
            }
            catch (WorkflowValueException)
            {
                outcome = -1;
            }

            await Durable.Delay("1h");
            return outcome;
        })), null, ResumeMode.FromReplay, _store, Hosts.Start + later);
}
