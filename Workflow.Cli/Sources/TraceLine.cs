using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Cli.Sources;

/// <summary>One line of a live trace; see docs/tracing.md for its fields.</summary>
internal sealed record TraceLine
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true };

    /// <summary>The run's id.</summary>
    public required string WorkflowId { get; init; }

    public required long Step { get; init; }

    public required string Status { get; init; }

    public string? CurrentEffect { get; init; }

    public IReadOnlyList<TraceFrame> Trace { get; init; } = [];

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string? Error { get; init; }

    /// <summary>Reads a line; null for one that is none, such as one that its writer did not finish.</summary>
    public static TraceLine? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<TraceLine>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public RunView ToView() => new()
    {
        RunId = WorkflowId,
        Status = Status,
        Step = Step,
        Frames = [.. Trace.Select((frame, depth) => new ViewFrame(CallStack.NameOf(frame.Function, depth == 0 ? null : Trace[depth - 1].Function), frame.File, frame.Line ?? 0, depth))],
        Effects = CurrentEffect is null ? [] : [CurrentEffect],
        StartedAt = StartedAt,
        UpdatedAt = UpdatedAt,
        Error = Error,
    };
}

/// <summary>One body in a live trace.</summary>
internal sealed record TraceFrame([property: JsonRequired] string Function, string? File, int? Line, string? Code);
