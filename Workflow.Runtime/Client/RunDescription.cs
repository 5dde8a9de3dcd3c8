using Workflow.Runtime.Storage;

namespace Workflow.Runtime;

/// <summary>A run as it stood when it was read.</summary>
public sealed record RunDescription
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The workflow's version.</summary>
    public required string Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Why it is suspended although it waits for nothing; null unless it is blocked.</summary>
    public string? BlockedReason { get; init; }

    /// <summary>Whether an operator has paused it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The run that it is a child of; null for none.</summary>
    public string? ParentRunId { get; init; }

    /// <summary>When it ends as timed out, wherever it is; null for never.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>How often it was restarted after it had failed.</summary>
    public int Restarts { get; init; }

    /// <summary>When it wants to go on by itself; null where it waits for something else, or has ended.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>The number of events in its log.</summary>
    public required long EventCount { get; init; }

    /// <summary>Its tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Who started it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The workspace that it belongs to.</summary>
    public string? Workspace { get; init; }

    /// <summary>The project within the workspace.</summary>
    public string? Project { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended; null until then.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    internal static RunDescription From(RunRecord run) => new()
    {
        RunId = run.RunId,
        Workflow = run.Workflow,
        Version = run.Version,
        Status = run.Status,
        BlockedReason = run.BlockedReason,
        IsPaused = run.IsPaused,
        ParentRunId = run.Parent?.RunId,
        Deadline = run.Deadline,
        Restarts = run.Restarts,
        WakeAt = run.WakeAt,
        EventCount = run.LastSequence,
        Tags = run.Tags,
        CreatedBy = run.CreatedBy,
        Workspace = run.Workspace,
        Project = run.Project,
        CreatedAt = run.CreatedAt,
        UpdatedAt = run.UpdatedAt,
        CompletedAt = run.CompletedAt,
    };
}
