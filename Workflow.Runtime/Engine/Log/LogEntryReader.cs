using System.Text.Json;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Log;

/// <summary>Reads an event's JSON object into a <see cref="LogEntry"/>; properties that it does not know are skipped.</summary>
internal static class LogEntryReader
{
    public static LogEntry Read(LogEntry entry, ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) throw new JsonException("An object was expected.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string property = json.GetString()!;
            json.Read();
            entry = property switch
            {
                "call" => entry with { Call = json.GetInt64() },
                "step" or "name" or "workflow" => entry with { Name = json.GetString() },
                "queue" => entry with { Queue = json.GetString() },
                "remote" => entry with { Remote = json.GetBoolean() },
                "cached" => entry with { IsCached = json.GetBoolean() },
                "attempt" => entry with { Attempt = json.GetInt32() },
                "arguments" or "result" or "input" or "payload" => entry with { Payload = PayloadJson.Read(ref json) },
                "error" => entry with { Failure = FailureRecord.Read(JsonElement.ParseValue(ref json)) },
                "due" or "retry_at" => entry with { Due = json.GetDateTimeOffset() },
                "began_at" => entry with { BeganAt = json.GetDateTimeOffset() },
                "kind" => entry with { Kind = json.GetString() },
                "token" or "run_id" => entry with { Address = json.GetString() },
                "from" => entry with { From = json.GetInt64() },
                "not_begun" => entry with { NotBegun = ReadCalls(ref json) },
                "value" or "version" or "refused" => entry with { Value = json.GetString() },
                "data" => entry with { Data = ReadData(ref json) },
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

    private static List<long> ReadCalls(ref Utf8JsonReader json)
    {
        List<long> calls = [];
        while (json.Read() && json.TokenType == JsonTokenType.Number) calls.Add(json.GetInt64());
        return calls;
    }

    private static Dictionary<string, string> ReadData(ref Utf8JsonReader json)
    {
        Dictionary<string, string> data = [];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            data[key] = json.GetString()!;
        }

        return data;
    }
}
