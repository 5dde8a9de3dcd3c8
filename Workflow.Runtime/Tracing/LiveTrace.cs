namespace Workflow.Runtime;

/// <summary>One line of a run's trace: where the run stood. See docs/trace.md.</summary>
public sealed record LiveTrace
{
    /// <summary>The run's id; <c>workflow_id</c> in the file.</summary>
    public required string RunId { get; init; }

    /// <summary>The number of the run's last durable event.</summary>
    public required long Step { get; init; }

    /// <summary>The run's status.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>What the run was about to do or waited for; null where it had ended, or had only just been loaded. See <see cref="RunProgress.CurrentEffect"/>.</summary>
    public string? CurrentEffect { get; init; }

    /// <summary>The call stack, the workflow first.</summary>
    public required IReadOnlyList<TraceFrame> Trace { get; init; }

    /// <summary>When the run was created.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to stand as it did.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The full name of the type of the exception that the run ended with, or that blocks it; null for none.</summary>
    public string? Error { get; init; }
}
