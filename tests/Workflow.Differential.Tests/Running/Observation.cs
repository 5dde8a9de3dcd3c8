namespace Workflow.Differential.Running;

/// <summary>What one execution of a body showed.</summary>
/// <param name="Outcome">Its result, or its exception.</param>
/// <param name="Trace">What the body did, and what happened to it, in order.</param>
/// <param name="Effects">What its steps did, in order.</param>
internal sealed record Observation(string Outcome, IReadOnlyList<string> Trace, IReadOnlyList<string> Effects)
{
    /// <summary>The log, event by event, to the byte; empty for a plain execution, which has none.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>How often it came back from a snapshot.</summary>
    public int FromSnapshot { get; init; }

    /// <summary>How often it came back by replay.</summary>
    public int FromReplay { get; init; }

    /// <summary>Why snapshots could not be taken.</summary>
    public IReadOnlyList<string> Obstacles { get; init; } = [];

    public static string Returned(object? result) => $"returns {result ?? "null"}";

    public static string Threw(string? type, string message) => $"throws {type}: {message}";
}
