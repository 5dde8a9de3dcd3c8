using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Telemetry.Kit;
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

    [Theory]
    [InlineData(true, ResumeMode.Live)]
    [InlineData(true, ResumeMode.FromReplay)]
    [InlineData(true, ResumeMode.FromSnapshot)]
    [InlineData(false, ResumeMode.Live)]
    [InlineData(false, ResumeMode.FromReplay)]
    [InlineData(false, ResumeMode.FromSnapshot)]
    public async Task Steps_that_wait_for_room_do_not_begin_while_their_run_is_paused(bool once, ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddPauseFlows().ConfigureWorker(static o => o.MaxConcurrentSteps = 1).Services.AddMetrics(), _diary, mode, _store);
        WorkflowHandle<string> run = once ? await host.Client.StartPayAllAtOnceAsync() : await host.Client.StartSendAllAtOnceAsync();
        await _diary.Entered.Task.Guarded();
        await UntilStepsWaitAsync(host, 2).Guarded();
        await run.PauseAsync();
        await UntilStepsWaitAsync(host, 0).Guarded();
        _diary.Gate.SetResult();
        (await _store.UntilAsync(run.RunId, static each => each.IsPaused || each.Status.IsTerminal())).IsPaused.ShouldBeTrue();
        _diary.Lines.ShouldHaveSingleItem();

        await run.ResumeAsync();

        (await run.GetResultAsync().Guarded()).ShouldBe(once ? "paid paid paid " : "sent sent sent ");
        _diary.Lines.Order().ShouldBe(once ? ["pay 1", "pay 2", "pay 3"] : ["send 1", "send 2", "send 3"]);
    }

    private static async Task UntilStepsWaitAsync(WorkflowTestHost host, int count)
    {
        while (true)
        {
            using MetricRecorder metrics = new(host.Services.GetRequiredService<IMeterFactory>());
            metrics.Ask();
            if ((int)metrics.Sum("workflow.queue.depth") == count) return;
            await Task.Delay(10);
        }
    }

    private async Task<WorkflowHandle<string>> PauseInFirstStepAsync(WorkflowTestHost host)
    {
        WorkflowHandle<string> run = await host.Client.StartPayThreeTimesAsync();
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
