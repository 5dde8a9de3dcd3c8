using System.Text.Json;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Log;

/// <summary>Writes a <see cref="LogEntry"/> as the record that a store keeps.</summary>
internal static class LogEntryWriter
{
    public static EventRecord Write(LogEntry entry) =>
        new(entry.Sequence, entry.Type, entry.Time, JsonBuffer.Write(entry, WriteData));

    private static void WriteData(Utf8JsonWriter json, LogEntry entry)
    {
        json.WriteStartObject();
        if (entry.Call != 0) json.WriteNumber("call"u8, entry.Call);
        if (entry.Name is { } name) json.WriteString(NameOf(entry.Type), name);
        if (entry.Queue is { } queue) json.WriteString("queue"u8, queue);
        if (entry.Remote) json.WriteBoolean("remote"u8, true);
        if (entry.Attempt != 0) json.WriteNumber("attempt"u8, entry.Attempt);
        if (entry.IsCached) json.WriteBoolean("cached"u8, true);
        if (entry.BeganAt != default) json.WriteString("began_at"u8, entry.BeganAt);
        if (entry.Kind is { } kind) json.WriteString("kind"u8, kind);
        if (entry.Value is { } value) json.WriteString(NameOfValue(entry.Type), value);
        if (entry.Address is { } address) json.WriteString(entry.Type == EventTypes.ChildStarted ? "run_id"u8 : "token"u8, address);
        if (entry.From != 0) json.WriteNumber("from"u8, entry.From);
        if (entry.NotBegun.Count > 0) WriteCalls(json, entry.NotBegun);
        if (entry.Due != default) json.WriteString(entry.Type == EventTypes.StepRetrying ? "retry_at"u8 : "due"u8, entry.Due);
        if (entry.Payload is { } payload)
        {
            json.WritePropertyName(entry.Type switch
            {
                EventTypes.StepStarted => "arguments"u8,
                EventTypes.WorkflowStarted or EventTypes.ChildStarted or EventTypes.ContinuedAsNew => "input"u8,
                _ => "result"u8,
            });
            PayloadJson.Write(json, payload);
        }

        if (entry.Failure is { } failure)
        {
            json.WritePropertyName("error"u8);
            failure.WriteTo(json);
        }

        if (entry.Data is { Count: > 0 } data) WriteData(json, data);
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> NameOf(string type) =>
        IsOfWorkflow(type) ? "workflow"u8 : EventTypes.IsOfStep(type) ? "step"u8 : "name"u8;

    private static bool IsOfWorkflow(string type) => type is EventTypes.WorkflowStarted or EventTypes.ChildStarted or EventTypes.ContinuedAsNew;

    private static ReadOnlySpan<byte> NameOfValue(string type) =>
        IsOfWorkflow(type) ? "version"u8 : type == EventTypes.StepStarted ? "refused"u8 : "value"u8;

    private static void WriteCalls(Utf8JsonWriter json, IReadOnlyList<long> calls)
    {
        json.WriteStartArray("not_begun"u8);
        foreach (long call in calls) json.WriteNumberValue(call);
        json.WriteEndArray();
    }

    private static void WriteData(Utf8JsonWriter json, IReadOnlyDictionary<string, string> data)
    {
        json.WriteStartObject("data"u8);
        // Ordered, so that the log does not depend on how a dictionary was filled.
        foreach ((string key, string value) in data.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(key, value);
        json.WriteEndObject();
    }
}
