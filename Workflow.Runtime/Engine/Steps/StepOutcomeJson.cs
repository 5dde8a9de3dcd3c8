using System.Text.Json;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>The outcome of an attempt as it travels through a run's inbox.</summary>
internal static class StepOutcomeJson
{
    public static byte[] Write(StepAttempt attempt, StepOutcome outcome) => Write(attempt.Call, attempt.Attempt, outcome);

    public static byte[] Write(long call, int attempt, StepOutcome outcome) => JsonBuffer.Write((call, attempt, outcome), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteNumber("call"u8, state.call);
        json.WriteNumber("attempt"u8, state.attempt);
        json.WriteString("began_at"u8, state.outcome.BeganAt);
        if (state.outcome.IsCached) json.WriteBoolean("cached"u8, true);
        if (state.outcome.IsFatal) json.WriteBoolean("fatal"u8, true);
        if (state.outcome.RetryAfter is { } wanted) json.WriteNumber("retry_after_ms"u8, wanted.TotalMilliseconds);
        if (state.outcome.Result is { } result)
        {
            json.WritePropertyName("result"u8);
            PayloadJson.Write(json, result);
        }

        if (state.outcome.Failure is { } failure)
        {
            json.WritePropertyName("error"u8);
            failure.WriteTo(json);
        }

        json.WriteEndObject();
    });

    public static RunMessage.StepEnded Read(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader json = new(utf8, JsonDepth.ForReaders);
        json.Read();
        long call = 0;
        int attempt = 0;
        StepOutcome outcome = new();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string property = json.GetString()!;
            json.Read();
            switch (property)
            {
                case "call": call = json.GetInt64(); break;
                case "attempt": attempt = json.GetInt32(); break;
                case "began_at": outcome = outcome with { BeganAt = json.GetDateTimeOffset() }; break;
                case "cached": outcome = outcome with { IsCached = json.GetBoolean() }; break;
                case "fatal": outcome = outcome with { IsFatal = json.GetBoolean() }; break;
                case "retry_after_ms": outcome = outcome with { RetryAfter = TimeSpan.FromMilliseconds(json.GetDouble()) }; break;
                case "result": outcome = outcome with { Result = PayloadJson.Read(ref json) }; break;
                case "error": outcome = outcome with { Failure = FailureRecord.Read(JsonElement.ParseValue(ref json)) }; break;
                default: json.Skip(); break;
            }
        }

        return new RunMessage.StepEnded(call, attempt, outcome);
    }
}
