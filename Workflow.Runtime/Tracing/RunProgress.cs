namespace Workflow.Runtime;

/// <summary>Where a run stood at one of its durable events.</summary>
public sealed record RunProgress
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The workflow's version.</summary>
    public required string Version { get; init; }

    /// <summary>The run's status.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The number of the run's last durable event.</summary>
    public required long Step { get; init; }

    /// <summary>
    /// What the run is about to do or waits for: <c>step charge_card (attempt 2)</c>, <c>Durable.Delay until 2026-11-23T10:00:00Z</c>, <c>hook return_window</c>, <c>signal approve</c>,
    /// <c>child ship_order</c>, with <c>(+4 more)</c> where that is not all; <c>paused</c>, <c>blocked</c>, <c>continue as new</c>. Null where the run has ended, or has only just been loaded.
    /// </summary>
    public string? CurrentEffect { get; init; }

    /// <summary>The call stack, the workflow first, the step that is being executed last. Empty where the run has ended.</summary>
    public required IReadOnlyList<TraceFrame> Stack { get; init; }

    /// <summary>When the run was created.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to stand as it does.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The full name of the type of the exception that the run ended with, or that blocks it; null for none. Its message is in the store alone, for it may hold what nobody else should see.</summary>
    public string? ErrorType { get; init; }
}
