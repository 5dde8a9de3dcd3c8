using System.Text;
using Workflow.Recovery.Evidence;
using Workflow.Recovery.Processes;

namespace Workflow.Recovery;

/// <summary>The sample once more on a database that is done.</summary>
[Collection(nameof(RealProcesses))]
public sealed class FinishedOrdersTests(UndisturbedRunFixture undisturbed)
{
    [Fact]
    public async Task A_database_that_is_done_gives_the_same_outcome_again_without_a_single_step()
    {
        using Workspace workspace = new();
        await SampleProcess.RunAsync(workspace, 0);

        Incarnation again = await SampleProcess.RunAsync(workspace, 1);

        again.ExitCode.ShouldBe(0, again.Complaints);
        Effects.Read(workspace.EffectsOf(1)).Begun.ShouldBeEmpty();
        File.ReadAllText(workspace.Output, Encoding.UTF8).ShouldBe(undisturbed.Run.Outcome);
    }
}
