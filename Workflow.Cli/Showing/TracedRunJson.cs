using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>What a live trace tells of a run, in JSON: the part of <see cref="RunJson"/> that it knows.</summary>
internal sealed record TracedRunJson
{
    public TracedRunJson(RunView run)
    {
        RunId = run.RunId;
        Status = run.Status;
        Step = run.Step;
        CurrentEffect = run.Effects.Count == 0 ? null : run.Effects[0];
        CreatedAt = run.StartedAt;
        UpdatedAt = run.UpdatedAt;
        Error = run.Error;
    }

    public string RunId { get; }
    public string Status { get; }
    public long Step { get; }
    public string? CurrentEffect { get; }
    public DateTimeOffset CreatedAt { get; }
    public DateTimeOffset UpdatedAt { get; }
    public string? Error { get; }
}
