namespace Workflow.Runtime;

/// <summary>What became of an attempt. Holds no data of users: no arguments, no results, no messages of exceptions.</summary>
public sealed record StepLogEntry
{
    /// <summary>What has happened.</summary>
    public required StepLogKind Kind { get; init; }

    /// <summary>When, by the time that workflows go by.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The run that made the call.</summary>
    public required string RunId { get; init; }

    /// <summary>Its workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The step's key.</summary>
    public required string Step { get; init; }

    /// <summary>The number of the call's <c>step_started</c> event.</summary>
    public required long Sequence { get; init; }

    /// <summary>The attempt, counted from 1; with <see cref="StepLogKind.RetryPlanned"/> the one that is to be made.</summary>
    public required int Attempt { get; init; }

    /// <summary>How long the attempt took; null where it has only begun, or is planned.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The full name of the exception's type; null where nothing failed.</summary>
    public string? ErrorType { get; init; }

    /// <summary>When the next attempt is made; null where none is planned.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether the result is that of an earlier call, and the body did not run.</summary>
    public bool IsCached { get; init; }
}
