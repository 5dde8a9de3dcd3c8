using System.Text;
using Workflow.Recovery.Processes;

namespace Workflow.Recovery.Evidence;

/// <summary>The sample as it goes when nobody kills it: what all others are compared with.</summary>
/// <param name="Outcome">The bytes of its output file, as text.</param>
/// <param name="Duration">How long the process lived.</param>
/// <param name="EventCount">How many events it recorded.</param>
internal sealed record UndisturbedRun(string Outcome, TimeSpan Duration, int EventCount)
{
    public static async Task<UndisturbedRun> ObserveAsync()
    {
        // The first start of a program is slower than all that follow: the second is what is measured.
        await ObserveOnceAsync();
        return await ObserveOnceAsync();
    }

    private static async Task<UndisturbedRun> ObserveOnceAsync()
    {
        using Workspace workspace = new();
        Incarnation incarnation = await SampleProcess.RunAsync(workspace, 0);
        incarnation.ExitCode.ShouldBe(0, incarnation.Complaints);
        Proof proof = new();
        proof.Add(Effects.Read(workspace.EffectsOf(0)), RecordedLogs.Read(workspace.Database));
        proof.AllRunsHaveEnded();
        return new UndisturbedRun(File.ReadAllText(workspace.Output, Encoding.UTF8), incarnation.Lived, proof.Logs.Events.Count());
    }
}
