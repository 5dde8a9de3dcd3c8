using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Pausing;

public class PauseTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task Nothing_begins_in_a_run_that_is_being_paused_although_its_steps_run_at_most_once(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddPauseFlows(), _diary, mode, _store);
        WorkflowHandle<string> run = await PauseInFirstStepAsync(host);
        _diary.Lines.ShouldBe(["pay 1"]);

        await run.ResumeAsync();

        (await run.GetResultAsync().Guarded()).ShouldBe("paid paid paid ");
        _diary.Lines.ShouldBe(["pay 1", "pay 2", "pay 3"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task What_had_not_begun_when_the_run_was_paused_begins_but_once(ResumeMode mode)
    {
        string id;
        await using (WorkflowTestHost host = Hosts.Make(w => w.AddPauseFlows(), _diary, mode, _store)) id = (await PauseInFirstStepAsync(host)).RunId;
        Diary second = new();
        RunRecord held;
        WorkflowTestHost gone = Hosts.Make(w => w.AddPauseFlows(), second, mode, _store);
        await using (gone)
        {
            await gone.Client.GetHandle(id).ResumeAsync();
            await second.Entered.Task.Guarded();
            held = (await _store.ReadRunAsync(id, CancellationToken.None))!;
            // Its worker is taken for dead while the body runs; what it still writes is refused.
            await _store.ReleaseWorkerAsync(held.Owner!, CancellationToken.None);
            await using WorkflowTestHost third = Hosts.Make(w => w.AddPauseFlows(), _diary, mode, _store);
            WorkflowFailedException failure = await third.Client.GetHandle(id).FailureAsync();
            failure.ErrorType.ShouldBe(typeof(StepInterruptedException).FullName);
            second.Gate.SetResult();
        }

        second.Lines.ShouldBe(["pay 2"]);
        _diary.Lines.ShouldBe(["pay 1"]);
    }

    private async Task<WorkflowHandle<string>> PauseInFirstStepAsync(WorkflowTestHost host)
    {
        TaskCompletionSource isHandedOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool wasRead = false;
        _store.AroundReadInbox = async read =>
        {
            // Who asks again has handed over what was read before.
            if (wasRead) isHandedOver.TrySetResult();
            IReadOnlyList<InboxMessage> messages = await read();
            wasRead |= messages.Any(static each => each.Kind == InboxMessageKinds.Pause);
            return messages;
        };
        WorkflowHandle<string> run = await host.Client.StartPayThreeTimesAsync();
        await _diary.Entered.Task.Guarded();
        await run.PauseAsync();
        while (!isHandedOver.Task.IsCompleted)
        {
            await run.PauseAsync();
            await Task.WhenAny(isHandedOver.Task, Task.Delay(20)).Guarded();
        }

        _diary.Gate.SetResult();
        (await _store.UntilAsync(run.RunId, static each => each.IsPaused || each.Status.IsTerminal())).IsPaused.ShouldBeTrue();
        return run;
    }
}
