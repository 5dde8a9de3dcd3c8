using Workflow.Runtime;

namespace Workflow.Cli.Showing;

/// <summary>A run in JSON. Properties are only ever added.</summary>
internal record RunJson
{
    public RunJson(RunDescription run)
    {
        RunId = run.RunId;
        Workflow = run.Workflow;
        Version = run.Version;
        Status = run.Status.ToText();
        Step = run.EventCount;
        IsPaused = run.IsPaused;
        BlockedReason = run.BlockedReason;
        ParentRunId = run.ParentRunId;
        Restarts = run.Restarts;
        Tags = run.Tags;
        CreatedBy = run.CreatedBy;
        Workspace = run.Workspace;
        Project = run.Project;
        CreatedAt = run.CreatedAt;
        UpdatedAt = run.UpdatedAt;
        CompletedAt = run.CompletedAt;
        WakeAt = run.WakeAt;
        Deadline = run.Deadline;
    }

    public string RunId { get; }
    public string Workflow { get; }
    public string Version { get; }
    public string Status { get; }
    public long Step { get; }
    public bool IsPaused { get; }
    public string? BlockedReason { get; }
    public string? ParentRunId { get; }
    public int Restarts { get; }
    public IReadOnlyDictionary<string, string> Tags { get; }
    public string? CreatedBy { get; }
    public string? Workspace { get; }
    public string? Project { get; }
    public DateTimeOffset CreatedAt { get; }
    public DateTimeOffset UpdatedAt { get; }
    public DateTimeOffset? CompletedAt { get; }
    public DateTimeOffset? WakeAt { get; }
    public DateTimeOffset? Deadline { get; }
}
