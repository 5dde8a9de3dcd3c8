using System.Text.Json;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>What travels through inboxes from clients and other runs: answers of hooks, signals, outcomes of children.</summary>
internal static class MessageJson
{
    /// <summary>The answer of a hook.</summary>
    public static byte[] Answer(string token, Payload payload, TraceContext sender = default) => Write("token", token, payload, sender);

    /// <summary>A signal.</summary>
    public static byte[] Signal(string name, Payload payload, TraceContext sender = default) => Write("name", name, payload, sender);

    /// <summary>How a child ended; its result, or else its failure.</summary>
    public static byte[] ChildOutcome(long call, byte[]? result, byte[]? failure, TraceContext sender = default) =>
        JsonBuffer.Write((call, result, failure, sender), static (json, state) =>
        {
            json.WriteStartObject();
            WriteSender(json, state.sender);
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
        LogEntry entry = Read(message, now);
        return message.Kind switch
        {
            InboxMessageKinds.Signal => entry with { Type = EventTypes.SignalReceived },
            InboxMessageKinds.HookAnswer => entry with { Type = EventTypes.HookReceived, Call = callOf(entry.Address ?? ""), Address = null },
            _ => entry with { Type = entry.Failure is null ? EventTypes.ChildCompleted : EventTypes.ChildFailed },
        };
    }

    /// <summary>The token of the hook that a message answers; null where it names none.</summary>
    public static string? TokenOf(InboxMessage answer) => Read(answer, answer.Time).Address;

    /// <summary>What a message was sent within; nowhere where it does not say.</summary>
    public static TraceContext SenderOf(ReadOnlySpan<byte> message)
    {
        TraceContext sender = default;
        Utf8JsonReader json = new(message, JsonDepth.ForReaders);
        json.Read();
        // It stands before everything else.
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isParent = json.ValueTextEquals("traceparent"u8), isState = json.ValueTextEquals("tracestate"u8);
            if (!isParent && !isState) break;
            json.Read();
            sender = isParent ? sender with { Parent = json.GetString() } : sender with { State = json.GetString() };
        }

        return sender;
    }

    private static LogEntry Read(InboxMessage message, DateTimeOffset now)
    {
        Utf8JsonReader json = new(message.Data.Span, JsonDepth.ForReaders);
        return LogEntryReader.Read(new LogEntry { Type = "", Time = now }, ref json);
    }

    private static void WriteSender(Utf8JsonWriter json, TraceContext sender)
    {
        if (sender.Parent is not { } parent) return;
        json.WriteString("traceparent"u8, parent);
        if (sender.State is { } state) json.WriteString("tracestate"u8, state);
    }

    private static byte[] Write(string key, string value, Payload payload, TraceContext sender) => JsonBuffer.Write((key, value, payload, sender), static (json, state) =>
    {
        json.WriteStartObject();
        WriteSender(json, state.sender);
        json.WriteString(state.key, state.value);
        json.WritePropertyName("payload"u8);
        PayloadJson.Write(json, state.payload);
        json.WriteEndObject();
    });
}
