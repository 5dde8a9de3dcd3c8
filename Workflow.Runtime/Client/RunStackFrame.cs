using System.Text.Json;

namespace Workflow.Runtime;

/// <summary>One activation of a workflow's body, or of an async lambda or local function inside it.</summary>
public sealed record RunStackFrame
{
    /// <summary>The full name of the method: <c>Shop.OrderWorkflows.ProcessOrder</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The source file, as the compiler saw it; null where it is not known.</summary>
    public string? File { get; init; }

    /// <summary>The line of the <c>await</c> where the body waits, counted from 1; 0 where it is not known.</summary>
    public int Line { get; init; }

    /// <summary>The checkpoint's key: <c>ChargeCard#1</c>.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>What the body waits for, in words: <c>step 'charge_card' (attempt 2, from 2025-01-01T01:11:00Z)</c>.</summary>
    public required string Awaits { get; init; }

    /// <summary>
    /// The variables that it will need again, by name. A task that is not over is shown by the number of its event, <c>{"call":7}</c>; an object that occurs more than
    /// once is <c>{"$ref":"1"}</c> where it is not the first time.
    /// </summary>
    public required IReadOnlyDictionary<string, JsonElement> Locals { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"   at {Method}{(File is null ? "" : $" in {File}:line {Line}")}, waiting for {Awaits}";
}
