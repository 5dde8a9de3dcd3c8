namespace Workflow.Cli.Sources;

/// <summary>A run as it stood at one moment, with all that its panel shows.</summary>
internal sealed record RunView
{
    public required string RunId { get; init; }

    /// <summary>One of the seven words.</summary>
    public required string Status { get; init; }

    /// <summary>The number of its last event.</summary>
    public required long Step { get; init; }

    /// <summary>The workflow's name; null where the source does not tell.</summary>
    public string? Workflow { get; init; }

    public string? Version { get; init; }

    /// <summary>Why it does not go on: paused, or blocked with a reason; null where nothing is wrong.</summary>
    public string? Remark { get; init; }

    /// <summary>The bodies under way, each below the one that called it. Empty where nothing is known of them.</summary>
    public IReadOnlyList<ViewFrame> Frames { get; init; } = [];

    /// <summary>What it waits for or does, in words.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>What its steps tell of their progress.</summary>
    public IReadOnlyList<ViewProgress> Progress { get; init; } = [];

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What it ended with, where that is no result.</summary>
    public string? Error { get; init; }

    public bool HasEnded => RunFilter.Ended.Contains(Status);
}
