using System.Text;
using Workflow.Recovery.Evidence;
using Workflow.Recovery.Processes;

namespace Workflow.Recovery;

/// <summary>The sample's own <c>--crash-after</c>.</summary>
[Collection(nameof(RealProcesses))]
public sealed class CrashAfterStepsTests(UndisturbedRunFixture undisturbed)
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(200)]
    public async Task A_run_that_crashed_after_some_steps_goes_on_where_it_was(int steps)
    {
        using Workspace workspace = new();
        Proof proof = new();

        Incarnation crashed = await SampleProcess.RunAsync(workspace, 0, crashAfter: steps);
        Effects effects = Effects.Read(workspace.EffectsOf(0));
        proof.Add(effects, RecordedLogs.Read(workspace.Database));
        StepAttempt[] unrecorded = [.. effects.Ended.Where(attempt => !proof.Logs.Outcomes.Contains(attempt))];
        Incarnation resumed = await SampleProcess.RunAsync(workspace, 1);
        Effects after = Effects.Read(workspace.EffectsOf(1));
        proof.Add(after, RecordedLogs.Read(workspace.Database));

        crashed.WasKilled.ShouldBeTrue(crashed.Complaints);
        effects.Ended.Count.ShouldBeGreaterThanOrEqualTo(steps);
        unrecorded.ShouldNotBeEmpty();
        unrecorded.ShouldBeSubsetOf(after.Begun);
        resumed.ExitCode.ShouldBe(0, resumed.Complaints);
        proof.AllRunsHaveEnded();
        File.ReadAllText(workspace.Output, Encoding.UTF8).ShouldBe(undisturbed.Run.Outcome);
    }
}
