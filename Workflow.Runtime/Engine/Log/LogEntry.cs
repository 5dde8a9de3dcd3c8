using System.Text.Json;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Log;

/// <summary>
/// One event of a run's log, its data read. Which parts are set depends on the type; <see cref="LogEntryWriter"/> is the other half.
/// </summary>
internal sealed record LogEntry
{
    public required string Type { get; init; }

    /// <summary>The event's number; 0 until the log takes it in.</summary>
    public long Sequence { get; set; }

    /// <summary>When it happened; not set until the log takes in what the body does.</summary>
    public DateTimeOffset Time { get; set; }

    /// <summary>The sequence number of the command that this event answers.</summary>
    public long Call { get; init; }

    /// <summary>The name of a step, hook, signal, workflow or tag, or the user's own name of a <c>log_event</c>.</summary>
    public string? Name { get; init; }

    public string? Queue { get; init; }

    /// <summary>Whether the attempt was handed to the workers of its queue as a row in the store.</summary>
    public bool Remote { get; init; }

    public int Attempt { get; init; }

    /// <summary>Whether a step's result is that of an earlier call with the same arguments.</summary>
    public bool IsCached { get; init; }

    /// <summary>A step's arguments, a result, or a run's input.</summary>
    public Payload? Payload { get; init; }

    public FailureRecord? Failure { get; init; }

    /// <summary>When the attempt began that has failed.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>When a timer ends, or a retry begins.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>What a <c>value_recorded</c> event holds; see <see cref="RecordedValueKinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>A recorded value; the version of a started workflow; why a step call was refused.</summary>
    public string? Value { get; init; }

    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>A hook's token, or a child's run id.</summary>
    public string? Address { get; init; }

    /// <summary>With <c>run_restarted</c>: the first event that does not count any more.</summary>
    public long From { get; init; }

    /// <summary>With <c>run_paused</c>: the calls of steps that run at most once and have not begun.</summary>
    public IReadOnlyList<long> NotBegun { get; init; } = [];

    /// <exception cref="UnreadableLogException">The data is not what the type promises.</exception>
    /// <exception cref="PayloadException">What the store kept could not be decoded.</exception>
    public static LogEntry Read(EventRecord record)
    {
        LogEntry entry = new() { Type = record.Type, Sequence = record.Sequence, Time = record.Time };
        if (!EventTypes.IsCommand(record.Type) && !EventTypes.IsStimulus(record.Type) && !EventTypes.IsAttempt(record.Type)
            && !EventTypes.IsBeginning(record.Type) && !EventTypes.IsEnd(record.Type) && record.Type != EventTypes.RunPaused) return entry;
        Undecodable.ThrowIf(record.Data.Span);
        try
        {
            Utf8JsonReader json = new(record.Data.Span, JsonDepth.ForReaders);
            return LogEntryReader.Read(entry, ref json);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new UnreadableLogException(record.Sequence, record.Type, error);
        }
    }
}
