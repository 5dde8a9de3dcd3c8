using System.Text.Json;

namespace Workflow.Cli.Sources;

/// <summary>One thing that happened in a run.</summary>
/// <param name="Step">The number of the run's last event then.</param>
/// <param name="Status">Where the run stood after it.</param>
/// <param name="Effect">What happened, in words; null for nothing but the status.</param>
/// <param name="Time">When.</param>
internal sealed record HistoryEntry(long Step, string Status, string? Effect, DateTimeOffset Time)
{
    /// <summary>The event's type; null where the source does not tell.</summary>
    public string? Type { get; init; }

    /// <summary>What the event says; null where the source does not tell.</summary>
    public JsonElement? Data { get; init; }
}
