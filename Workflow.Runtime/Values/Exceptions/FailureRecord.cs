using System.Text.Json;
using Workflow.Runtime.Payloads;

namespace Workflow.Runtime.Values.Exceptions;

/// <summary>An exception as it is kept in events. Immutable.</summary>
internal sealed record FailureRecord
{
    /// <summary>The full name of the exception's type.</summary>
    public required string TypeName { get; init; }

    /// <summary>What its message said.</summary>
    public required string Message { get; init; }

    /// <summary>Its stack trace as text; null for an exception that was never thrown.</summary>
    public string? StackTrace { get; init; }

    /// <summary>The full names of the types that it derives from, nearest first, <see cref="Exception"/> last.</summary>
    public IReadOnlyList<string> BaseTypes { get; init; } = [];

    /// <summary>
    /// The full name of the nearest type whose codec wrote <see cref="Payload"/> and could rebuild it; <see cref="TypeName"/> where
    /// the exception comes back as what it was. Null where not even a base type has a codec.
    /// </summary>
    public string? PayloadType { get; init; }

    /// <summary>The exception's members as UTF-8 JSON; empty where there is no codec.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Its inner exceptions.</summary>
    public IReadOnlyList<FailureRecord> InnerFailures { get; init; } = [];

    /// <summary>Writes the record as one JSON object.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, TypeName);
        json.WriteString("message"u8, Message);
        if (StackTrace is not null) json.WriteString("stack"u8, StackTrace);
        json.WriteStartArray("bases"u8);
        foreach (string type in BaseTypes) json.WriteStringValue(type);
        json.WriteEndArray();
        if (PayloadType is not null)
        {
            json.WriteString("payloadType"u8, PayloadType);
            json.WritePropertyName("payload"u8);
            json.WriteRawValue(Payload.Span, skipInputValidation: true);
        }

        if (InnerFailures.Count > 0)
        {
            json.WriteStartArray("inner"u8);
            foreach (FailureRecord inner in InnerFailures) inner.WriteTo(json);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The record as UTF-8 JSON.</summary>
    public byte[] ToUtf8()
    {
        System.Buffers.ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer)) WriteTo(json);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a record that <see cref="WriteTo"/> wrote; properties of later versions are ignored.</summary>
    public static FailureRecord Read(JsonElement json) => new()
    {
        TypeName = Text(json, "type") ?? "System.Exception",
        Message = Text(json, "message") ?? "",
        StackTrace = Text(json, "stack"),
        BaseTypes = json.TryGetProperty("bases", out JsonElement bases) ? [.. bases.EnumerateArray().Select(static type => type.GetString()!)] : [],
        PayloadType = Text(json, "payloadType"),
        Payload = json.TryGetProperty("payload", out JsonElement payload) ? System.Text.Encoding.UTF8.GetBytes(payload.GetRawText()) : default,
        InnerFailures = json.TryGetProperty("inner", out JsonElement inner) ? [.. inner.EnumerateArray().Select(Read)] : [],
    };

    /// <summary>Reads a record from UTF-8 JSON.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="PayloadException">What the store kept could not be decoded.</exception>
    public static FailureRecord FromUtf8(ReadOnlyMemory<byte> utf8)
    {
        Undecodable.ThrowIf(utf8.Span);
        using JsonDocument document = JsonDocument.Parse(utf8, JsonDepth.ForDocuments);
        return Read(document.RootElement);
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
