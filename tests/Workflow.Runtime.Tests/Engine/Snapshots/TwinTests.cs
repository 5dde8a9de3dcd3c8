using Workflow.Runtime.Tests.Engine.Snapshots.Flows;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Snapshots;

public class TwinTests
{
    /// <summary>The bodies, by name.</summary>
    private static readonly Dictionary<string, TwinWorkflow> Bodies = new()
    {
        ["loop"] = LoopFrame.Twins,
        ["try"] = TryFrame.Twins,
        ["fan-out"] = FanOutFrame.Twins,
        ["same object"] = SameObjectFrame.Twins,
        ["nested"] = NestedFrame.Twins,
        ["edges"] = EdgesFrame.Twins,
        ["timers"] = TimerFrame.Twins,
        ["order"] = OrderFrame.Twins,
        ["random"] = RandomFrame.Twins,
        ["held tasks"] = HeldTasksFrame.Twins,
    };

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_machine_does_what_its_replay_body_does_and_comes_back_from_every_snapshot(string body)
    {
        TwinRun expected = await TwinRun.OfAsync(Bodies[body].AsReplayBody, 4, ResumeMode.Live);
        foreach (ResumeMode mode in Enum.GetValues<ResumeMode>())
        {
            TwinRun found = await TwinRun.OfAsync(Bodies[body].AsMachine, 4, mode);
            found.Log.ShouldBe(expected.Log, $"{mode}");
            found.Outcome.ShouldBe(expected.Outcome, $"{mode}");
            if (mode != ResumeMode.FromSnapshot) continue;
            found.Resumes.FromReplay.ShouldBe(0);
            found.Resumes.FromSnapshot.ShouldBeGreaterThanOrEqualTo(found.Stimuli);
        }
    }

    [Theory]
    [InlineData("order")]
    [InlineData("nested")]
    [InlineData("fan-out")]
    public async Task So_does_one_with_many_tasks_at_a_time(string body)
    {
        TwinRun expected = await TwinRun.OfAsync(Bodies[body].AsReplayBody, 50, ResumeMode.Live);
        TwinRun found = await TwinRun.OfAsync(Bodies[body].AsMachine, 50, ResumeMode.FromSnapshot);
        found.Log.ShouldBe(expected.Log);
        found.Outcome.ShouldBe(expected.Outcome);
        found.Resumes.FromReplay.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_machine_may_come_back_in_any_mixture_of_ways(string body)
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            TwinRun expected = await TwinRun.OfAsync(Bodies[body].AsReplayBody, 3, ResumeMode.Live, seed);
            TwinRun found = await TwinRun.OfAsync(Bodies[body].AsMachine, 3, ResumeMode.Random, seed);
            found.Log.ShouldBe(expected.Log, $"seed {seed}");
            found.Outcome.ShouldBe(expected.Outcome, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task A_cancelled_machine_compensates_as_its_replay_body_does(ResumeMode mode)
    {
        TwinRun expected = await TwinRun.OfAsync(CancelFrame.Twins.AsReplayBody, 0, ResumeMode.Live, disturb: CancelAsync);
        TwinRun found = await TwinRun.OfAsync(CancelFrame.Twins.AsMachine, 0, mode, disturb: CancelAsync);
        found.Log.ShouldBe(expected.Log);
        found.Outcome.ShouldBe(expected.Outcome);
        if (mode != ResumeMode.FromSnapshot) return;
        // The request to cancel may find the run on its way out, which is once more.
        found.Resumes.FromReplay.ShouldBe(0);
        found.Resumes.FromSnapshot.ShouldBeGreaterThanOrEqualTo(found.Stimuli);

        static async Task CancelAsync(WorkflowTestHost _, WorkflowHandle run)
        {
            // The first attempt of the step has failed by then.
            await run.ComesToAsync(5);
            await run.CancelAsync();
        }
    }

    [Fact]
    public async Task A_run_with_a_body_that_only_replays_has_no_snapshot_while_that_one_is_under_way()
    {
        TwinRun expected = await TwinRun.OfAsync(ReplayedChildFrame.Twins.AsReplayBody, 0, ResumeMode.Live);
        TwinRun found = await TwinRun.OfAsync(ReplayedChildFrame.Twins.AsMachine, 0, ResumeMode.FromSnapshot);
        found.Log.ShouldBe(expected.Log);
        found.Outcome.ShouldBe("30");
        // Every time there is a snapshot of some event before, which the body is called again from.
        found.Resumes.ShouldBe(new ResumeCounts(found.Stimuli, 0));
    }
}
