using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Engine.Snapshots.Flows;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Snapshots;

public class StackTests
{
    private readonly SpyStore _store = new();

    [Fact]
    public async Task A_parked_run_shows_its_lines_its_variables_and_what_it_waits_for()
    {
        await ParkAsync(TimerFrame.Twins.AsMachine, 0, 3);
        RunStackTrace stack = await ReadAsync();
        stack.Reason.ShouldBeNull();
        RunStackFrame only = stack.Frames.ShouldHaveSingleItem();
        (only.Method, only.File, only.Line, only.Checkpoint).ShouldBe(("Timers", "Timers.cs", 1, "any#1"));
        only.Locals["fastWon"].GetBoolean().ShouldBeFalse();
        only.Locals["fast"].GetRawText().ShouldBe("""{"call":3}""");
        stack.ToString().ShouldBe(
            "   at Timers in Timers.cs:line 1, waiting for the first of [a timer until 2025-01-01T09:00:00Z; a timer until 2025-01-01T01:00:00Z]");
    }

    [Fact]
    public async Task What_waits_for_several_things_names_them_all()
    {
        await ParkAsync(TimerFrame.Twins.AsMachine, 0, 12, "61m");
        RunStackTrace stack = await ReadAsync();
        stack.Frames.ShouldHaveSingleItem().Awaits.ShouldBe(
            "all of [step 'flaky' (attempt 2, from 2025-01-01T01:11:00Z), until 2025-01-01T03:01:00Z at most; "
            + "step 'flaky' (attempt 2, from 2025-01-01T01:11:00Z), until 2025-01-01T03:01:00Z at most]");
    }

    [Fact]
    public async Task Lambdas_have_frames_of_their_own()
    {
        await using WorkflowTestHost host = Host(RaceFrame.Twins.AsMachine);
        WorkflowHandle<string> run = await host.Client.StartTwinAsync(0);
        await run.ComesToAsync(4);
        (await run.GetStackAsync()).Frames.Select(frame => $"{frame.Method}: {frame.Awaits}").ShouldBe(
        [
            "Race: the first of [Race.Nap; Race.Nap; step 'render' (attempt 1, on queue 'gpu')]",
            "Race.Nap: a timer until 2025-01-01T01:00:00Z",
            "Race.Nap: a timer until 2025-01-01T02:00:00Z",
        ]);
    }

    [Fact]
    public async Task A_run_without_a_stack_says_why()
    {
        await ParkAsync(LongFrame.Twins.AsReplayBody, 1, 4);
        (await ReadAsync()).Reason!.ShouldContain("resumes by replay alone");
    }

    [Fact]
    public async Task A_run_that_has_ended_has_no_stack()
    {
        await using WorkflowTestHost host = Host(LoopFrame.Twins.AsMachine);
        WorkflowHandle<string> run = await host.Client.StartTwinAsync(2);
        await run.GetResultAsync().Guarded();
        RunStackTrace stack = await run.GetStackAsync();
        (stack.Frames.Count, stack.Reason).ShouldBe((0, "The run has ended."));
    }

    [Fact]
    public async Task An_older_snapshot_is_no_stack()
    {
        await ParkAsync(LongFrame.Twins.AsMachine, 1, 4);
        _store.Snapshot = static snapshot => snapshot with { Sequence = 2 };
        (await ReadAsync()).Reason!.ShouldContain("that of event 2");
    }

    [Fact]
    public async Task A_snapshot_of_another_format_is_no_stack()
    {
        await ParkAsync(LongFrame.Twins.AsMachine, 1, 4);
        _store.Snapshot = static snapshot => snapshot with { Data = "{}"u8.ToArray() };
        (await ReadAsync()).Reason!.ShouldContain("does not understand");
    }

    [Fact]
    public async Task A_run_that_does_not_exist_has_no_stack()
    {
        await using WorkflowTestHost host = Host(LongFrame.Twins.AsMachine);
        await Should.ThrowAsync<RunNotFoundException>(() => host.Client.GetHandle("nobody").GetStackAsync());
    }

    private async Task ParkAsync(WorkflowDescriptor workflow, int number, long sequence, string time = "0s")
    {
        await using WorkflowTestHost host = Host(workflow);
        WorkflowHandle run = await host.Client.StartTwinAsync(number);
        await host.Time.AdvanceAsync(time);
        await run.ComesToAsync(sequence);
    }

    /// <summary>Asks in a host that knows nothing of the run's code.</summary>
    private async Task<RunStackTrace> ReadAsync()
    {
        await using WorkflowTestHost stranger = WorkflowTestHost.Create(_ => { }, new TestHostOptions { Store = () => _store });
        return await stranger.Client.GetHandle("the-run").GetStackAsync();
    }

    private WorkflowTestHost Host(WorkflowDescriptor workflow) => WorkflowTestHost.Create(
        w => w.AddTwin(workflow).ConfigureWorker(options => options.Queues = ["workflows", "steps"]),
        new TestHostOptions { Resume = ResumeMode.FromSnapshot, Store = () => _store });
}
