namespace Workflow.Recovery.Processes;

/// <summary>A process that has ended.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Lived">How long it was there.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Complaints">What it printed to standard error.</param>
internal sealed record Incarnation(int ExitCode, TimeSpan Lived, string Output, string Complaints)
{
    public bool WasKilled => ExitCode == SampleProcess.KilledCode;
}
