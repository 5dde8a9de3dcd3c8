namespace Workflow.Runtime;

/// <summary>What a look into all that the store keeps of a run has found.</summary>
public sealed record RunVerification
{
    /// <summary>Whether nothing is wrong. A replay that was not made does not count.</summary>
    public bool IsSound => Problems.Count == 0;

    /// <summary>What is wrong, in words, the log first; empty where nothing is.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>How many events were read.</summary>
    public required long EventCount { get; init; }

    /// <summary>Whether the code of this host does what the log says was done.</summary>
    public required RunReplay Replay { get; init; }

    /// <summary>Where the code differs from the log, or why that was not looked for; null where they agree.</summary>
    public string? ReplayReason { get; init; }
}
