using System.Text;
using Workflow.Recovery.Evidence;
using Workflow.Recovery.Processes;

namespace Workflow.Recovery;

/// <summary>The sample, asked to stop before it is done.</summary>
[Collection(nameof(RealProcesses))]
public sealed class StoppedOnRequestTests(UndisturbedRunFixture undisturbed)
{
    [UnixTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_process_that_is_asked_to_stop_does_so_in_good_order_and_the_next_one_goes_on(string signal)
    {
        using Workspace workspace = new();
        Proof proof = new();

        Incarnation stopped = await SampleProcess.SignalAsync(workspace.Arguments(0), signal, whenPrinted: "shipped");
        Effects effects = Effects.Read(workspace.EffectsOf(0));
        proof.Add(effects, RecordedLogs.Read(workspace.Database));
        Incarnation resumed = await SampleProcess.RunAsync(workspace, 1);
        proof.Add(Effects.Read(workspace.EffectsOf(1)), RecordedLogs.Read(workspace.Database));

        stopped.ExitCode.ShouldBe(130, stopped.Complaints);
        stopped.Complaints.ShouldBeEmpty();
        stopped.Output.ShouldContain("Stopped.");
        effects.InFlight.ShouldBeEmpty();
        effects.Ended.ShouldBeSubsetOf(proof.Logs.Outcomes);
        Directory.GetFiles(workspace.Folder, "*.lock").ShouldBeEmpty();
        resumed.ExitCode.ShouldBe(0, resumed.Complaints);
        proof.AllRunsHaveEnded();
        File.ReadAllText(workspace.Output, Encoding.UTF8).ShouldBe(undisturbed.Run.Outcome);
    }
}
