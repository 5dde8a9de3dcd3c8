using System.Text.Json;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>What travels through inboxes from clients and other runs: answers of hooks, signals, outcomes of children.</summary>
internal static class MessageJson
{
    /// <summary>The answer of a hook.</summary>
    public static byte[] Answer(string token, Payload payload) => Write("token"u8, token, payload);

    /// <summary>A signal.</summary>
    public static byte[] Signal(string name, Payload payload) => Write("name"u8, name, payload);

    /// <summary>How a child ended; its result, or else its failure.</summary>
    public static byte[] ChildOutcome(long call, byte[]? result, byte[]? failure) =>
        JsonBuffer.Write((call, result, failure), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteNumber("call"u8, state.call);
            if (state.result is { } result)
            {
                json.WritePropertyName("payload"u8);
                json.WriteRawValue(result, skipInputValidation: true);
            }

            if (state.failure is { } failure)
            {
                json.WritePropertyName("error"u8);
                json.WriteRawValue(failure, skipInputValidation: true);
            }

            json.WriteEndObject();
        });

    /// <summary>The event that a message becomes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="callOf">Finds the hook of a token; 0 for none.</param>
    /// <param name="now">The time.</param>
    public static LogEntry ToEvent(InboxMessage message, Func<string, long> callOf, DateTimeOffset now)
    {
        LogEntry entry = Read(message.Data.Span) with { Time = now };
        return message.Kind switch
        {
            InboxMessageKinds.Signal => entry with { Type = EventTypes.SignalReceived },
            InboxMessageKinds.HookAnswer => entry with { Type = EventTypes.HookReceived, Call = callOf(entry.Address ?? ""), Address = null },
            _ => entry with { Type = entry.Failure is null ? EventTypes.ChildCompleted : EventTypes.ChildFailed },
        };
    }

    private static byte[] Write(ReadOnlySpan<byte> key, string value, Payload payload)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteString(key, value);
            json.WritePropertyName("payload"u8);
            PayloadJson.Write(json, payload);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static LogEntry Read(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader json = new(utf8, JsonDepth.ForReaders);
        json.Read();
        LogEntry entry = new() { Type = "" };
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string property = json.GetString()!;
            json.Read();
            entry = property switch
            {
                "call" => entry with { Call = json.GetInt64() },
                "name" => entry with { Name = json.GetString() },
                "token" => entry with { Address = json.GetString() },
                "payload" => entry with { Payload = PayloadJson.Read(ref json) },
                "error" => entry with { Failure = FailureRecord.Read(JsonElement.ParseValue(ref json)) },
                _ => Skip(entry, ref json),
            };
        }

        return entry;
    }

    private static LogEntry Skip(LogEntry entry, ref Utf8JsonReader json)
    {
        json.Skip();
        return entry;
    }
}
