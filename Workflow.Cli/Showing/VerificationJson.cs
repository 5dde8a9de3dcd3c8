using Workflow.Runtime;

namespace Workflow.Cli.Showing;

/// <summary>What a check of a run has found, in JSON.</summary>
internal sealed record VerificationJson
{
    public VerificationJson(string runId, RunVerification found)
    {
        RunId = runId;
        IsSound = found.IsSound;
        Problems = found.Problems;
        EventCount = found.EventCount;
        Replay = found.Replay switch { RunReplay.Agreed => "agreed", RunReplay.Differs => "differs", _ => "not_checked" };
        ReplayReason = found.ReplayReason;
    }

    public string RunId { get; }
    public bool IsSound { get; }
    public IReadOnlyList<string> Problems { get; }
    public long EventCount { get; }
    public string Replay { get; }
    public string? ReplayReason { get; }
}
