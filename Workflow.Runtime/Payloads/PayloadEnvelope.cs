using System.Text.Json;
using Workflow.Runtime.Engine.Log;

namespace Workflow.Runtime.Payloads;

/// <summary>What encoded data is stored as: <c>{"$encoded":["brotli","aes-gcm"],"data":"…"}</c>, the ids in the order in which they were applied.</summary>
internal static class PayloadEnvelope
{
    /// <summary>So many bytes of the beginning may differ for data that still counts as an envelope, a damaged one. What is written plainly differs in more.</summary>
    private const int Tolerance = 3;

    private static ReadOnlySpan<byte> Beginning => "{\"$encoded\":["u8;

    /// <summary>
    /// Whether data is an envelope, if only a damaged one: a byte that was changed must not make plain data of it, which would be read as
    /// JSON without any of the expected properties.
    /// </summary>
    public static bool IsEnvelope(ReadOnlySpan<byte> data)
    {
        // No JSON that is whole is the beginning of this.
        if (data.Length < Beginning.Length) return data.Length > 0 && Beginning.StartsWith(data);
        if (data.StartsWith(Beginning)) return true;
        int different = 0;
        for (int i = 0; i < Beginning.Length && different <= Tolerance; i++)
            if (data[i] != Beginning[i]) different++;
        return different <= Tolerance;
    }

    public static byte[] Write(IReadOnlyList<string> codecs, ReadOnlyMemory<byte> data) => JsonBuffer.Write((codecs, data), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteStartArray("$encoded"u8);
        foreach (string id in state.codecs) json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteBase64String("data"u8, state.data.Span);
        json.WriteEndObject();
    });

    /// <exception cref="PayloadException">It is not what <see cref="Write"/> wrote.</exception>
    public static (List<string> Codecs, byte[] Data) Read(ReadOnlySpan<byte> envelope)
    {
        try
        {
            Utf8JsonReader json = new(envelope);
            Expect(json.Read() && json.TokenType == JsonTokenType.StartObject);
            Expect(json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("$encoded"u8));
            Expect(json.Read() && json.TokenType == JsonTokenType.StartArray);
            List<string> codecs = [];
            while (json.Read() && json.TokenType == JsonTokenType.String) codecs.Add(json.GetString()!);
            Expect(json.TokenType == JsonTokenType.EndArray);
            Expect(json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("data"u8));
            Expect(json.Read() && json.TokenType == JsonTokenType.String);
            byte[] data = json.GetBytesFromBase64();
            Expect(json.Read() && json.TokenType == JsonTokenType.EndObject && !json.Read());
            return (codecs, data);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw Damaged(error);
        }
    }

    private static void Expect(bool isSo)
    {
        if (!isSo) throw Damaged(null);
    }

    private static PayloadException Damaged(Exception? cause) => new(
        "what the store keeps was changed or cut off. Restore it from a backup, then resume the run (WorkflowHandle.ResumeAsync); or terminate the run.", cause);
}
