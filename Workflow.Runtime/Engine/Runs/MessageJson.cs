using System.Text.Json;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>What travels through inboxes from clients and other runs: answers of hooks, signals, outcomes of children.</summary>
internal static class MessageJson
{
    /// <summary>The answer of a hook.</summary>
    public static byte[] Answer(string token, Payload payload) => Write("token", token, payload);

    /// <summary>A signal.</summary>
    public static byte[] Signal(string name, Payload payload) => Write("name", name, payload);

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
        Utf8JsonReader json = new(message.Data.Span, JsonDepth.ForReaders);
        LogEntry entry = LogEntryReader.Read(new LogEntry { Type = "", Time = now }, ref json);
        return message.Kind switch
        {
            InboxMessageKinds.Signal => entry with { Type = EventTypes.SignalReceived },
            InboxMessageKinds.HookAnswer => entry with { Type = EventTypes.HookReceived, Call = callOf(entry.Address ?? ""), Address = null },
            _ => entry with { Type = entry.Failure is null ? EventTypes.ChildCompleted : EventTypes.ChildFailed },
        };
    }

    private static byte[] Write(string key, string value, Payload payload) => JsonBuffer.Write((key, value, payload), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteString(state.key, state.value);
        json.WritePropertyName("payload"u8);
        PayloadJson.Write(json, state.payload);
        json.WriteEndObject();
    });
}
