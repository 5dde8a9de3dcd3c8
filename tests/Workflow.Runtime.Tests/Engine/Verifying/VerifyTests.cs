using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Exporting;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Verifying;

public class VerifyTests
{
    private readonly Diary _diary = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task A_run_is_sound_while_it_waits_and_when_it_has_ended_and_no_step_is_executed(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(builder => builder.AddExportFlows(), _diary, mode);
        WorkflowHandle<string> run = await host.Client.StartMovingAsync("chair");
        string token = await host.WaitForHookAsync("address").Guarded();
        await SoundAsync(run);
        await run.SignalAsync("paid", true);
        await host.Client.AnswerHookAsync(token, "Turin");
        await run.GetResultAsync().Guarded();
        RunVerification end = await SoundAsync(run);
        end.EventCount.ShouldBe((await run.DescribeAsync()).EventCount);
        _diary.Lines.ShouldBe(["wrap", "carry away"]);
    }

    [Fact]
    public async Task Where_the_code_is_not_at_hand_the_log_alone_is_looked_through()
    {
        StoreWrapper store = new();
        string runId = await RunAsync(store);
        await using WorkflowTestHost host = Hosts.Make(_ => { }, store: store);
        RunVerification found = await host.Client.GetHandle(runId).VerifyAsync();
        (found.IsSound, found.Replay).ShouldBe((true, RunReplay.NotChecked));
        found.ReplayReason!.ShouldContain("'moving' 1.0.0 is not registered");
    }

    [Fact]
    public async Task Code_that_does_something_else_is_found()
    {
        DamagedStore store = new();
        string runId = await RunAsync(store);
        store.Change = events => [.. events.Select(each => each.Type == "tag_set" ? each with { Type = "log_event" } : each)];
        RunVerification found = await VerifyAsync(store, runId);
        (found.IsSound, found.Replay).ShouldBe((false, RunReplay.Differs));
        found.Problems.ShouldHaveSingleItem().ShouldContain("does not fit the log");
    }

    [Fact]
    public async Task A_gap_is_found() => (await ProblemsAsync(events => [.. events.Where(each => each.Sequence != 3)])).ShouldContain("The log has a gap: event 4 comes after event 2.");

    [Fact]
    public async Task A_log_that_is_cut_short_is_found()
    {
        string[] problems = await ProblemsAsync(events => [.. events.SkipLast(1)]);
        problems.ShouldContain(each => each.StartsWith("The log ends at event", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_end_without_its_call_is_found() => (await ProblemsAsync(events => Retype(events, "step_started", "log_event")))
        .ShouldContain(each => each.Contains("which is no step_started before it"));

    [Fact]
    public async Task A_status_that_the_log_does_not_have_is_found() => (await ProblemsAsync(events => Retype(events, "workflow_completed", "workflow_failed")))
        .ShouldContain("The run is completed, and its log ends with workflow_failed instead of workflow_completed.");

    [Fact]
    public async Task An_event_that_cannot_be_read_is_found() => (await ProblemsAsync(events => [.. events.Select(each => each.Sequence == 2 ? each with { Data = "[]"u8.ToArray() } : each)]))
        .ShouldContain(each => each.StartsWith("Event 2 (step_started) of the run's log cannot be read", StringComparison.Ordinal));

    [Fact]
    public async Task A_snapshot_beyond_the_log_and_hooks_and_tasks_of_nothing_are_found()
    {
        DamagedStore store = new();
        string runId = await RunAsync(store);
        store.ChangeWhole = whole => whole with
        {
            Snapshot = new SnapshotRecord(100, "shape", "{}"u8.ToArray()),
            Hooks = [new KeptHook(new NewHook("token", 2, null), false)],
            StepTasks = [new NewStepTask(2, 1, "movers", "wrap", "{}"u8.ToArray(), default)],
        };
        IReadOnlyList<string> problems = (await VerifyAsync(store, runId)).Problems;
        problems.ShouldContain(each => each.StartsWith("The snapshot is that of event 100", StringComparison.Ordinal));
        store.ChangeWhole = whole => whole with { Hooks = [new KeptHook(new NewHook("token", 2, null), false)] };
        (await VerifyAsync(store, runId)).Problems.ShouldBe(["A hook belongs to event 2, which did not create it."]);
        store.ChangeWhole = whole => whole with { StepTasks = [new NewStepTask(2, 1, "movers", "wrap", "{}"u8.ToArray(), default)] };
        (await VerifyAsync(store, runId)).Problems.ShouldBe(["Step 'wrap' is to be executed for event 2, which is no step call that is under way."]);
    }

    private static EventRecord[] Retype(IReadOnlyList<EventRecord> events, string type, string other) => [.. events.Select(each => each.Type == type ? each with { Type = other } : each)];

    private static async Task<RunVerification> SoundAsync(WorkflowHandle run)
    {
        RunVerification found = await run.VerifyAsync().Guarded();
        found.Problems.ShouldBeEmpty();
        (found.IsSound, found.Replay, found.ReplayReason).ShouldBe((true, RunReplay.Agreed, null));
        return found;
    }

    private async Task<RunVerification> VerifyAsync(StoreWrapper store, string runId)
    {
        await using WorkflowTestHost host = Hosts.Make(builder => builder.AddExportFlows(), _diary, store: store);
        return await host.Client.GetHandle(runId).VerifyAsync().Guarded();
    }

    private async Task<string[]> ProblemsAsync(Func<IReadOnlyList<EventRecord>, EventRecord[]> change)
    {
        DamagedStore store = new();
        string runId = await RunAsync(store);
        store.Change = change;
        RunVerification found = await VerifyAsync(store, runId);
        (found.IsSound, found.Replay).ShouldBe((false, RunReplay.NotChecked));
        return [.. found.Problems];
    }

    private async Task<string> RunAsync(StoreWrapper store)
    {
        await using WorkflowTestHost host = Hosts.Make(builder => builder.AddExportFlows(), _diary, store: store);
        WorkflowHandle<string> run = await host.Client.StartMovingAsync("chair");
        await run.SignalAsync("paid", true);
        await host.Client.AnswerHookAsync(await host.WaitForHookAsync("address").Guarded(), "Turin");
        await run.GetResultAsync().Guarded();
        return run.RunId;
    }

    /// <summary>Tells something else than it holds.</summary>
    private sealed class DamagedStore : StoreWrapper
    {
        public Func<IReadOnlyList<EventRecord>, EventRecord[]>? Change { get; set; }

        public Func<WholeRun, WholeRun>? ChangeWhole { get; set; }

        public override async Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken)
        {
            IReadOnlyList<EventRecord> events = await base.ReadEventsAsync(runId, afterSequence, limit, cancellationToken);
            return Change is null ? events : Change(events);
        }

        public override async Task<WholeRun?> ReadWholeRunAsync(string runId, CancellationToken cancellationToken) =>
            await base.ReadWholeRunAsync(runId, cancellationToken) is { } whole ? ChangeWhole?.Invoke(whole) ?? whole : null;
    }
}
