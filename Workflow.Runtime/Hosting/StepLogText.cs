using System.Globalization;
using System.Text;
using Workflow.Runtime.Engine.Log;

namespace Workflow.Runtime;

/// <summary>The two forms of a <see cref="StepLogEntry"/>. No value in them has spaces or line breaks: all are names, ids, numbers and times.</summary>
internal static class StepLogText
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Line(StepLogEntry entry)
    {
        StringBuilder line = new();
        line.Append(CultureInfo.InvariantCulture, $"{TimeOf(entry.Time)} {NameOf(entry.Kind)} run={entry.RunId} workflow={entry.Workflow} step={entry.Step} call={entry.Sequence} attempt={entry.Attempt}");
        if (entry.Duration is { } duration) line.Append(CultureInfo.InvariantCulture, $" duration_ms={duration.TotalMilliseconds}");
        if (entry.IsCached) line.Append(" cached=true");
        if (entry.ErrorType is { } error) line.Append(CultureInfo.InvariantCulture, $" error={error}");
        if (entry.RetryAt is { } retry) line.Append(CultureInfo.InvariantCulture, $" retry_at={TimeOf(retry)}");
        return line.ToString();
    }

    public static string Json(StepLogEntry entry) => Encoding.UTF8.GetString(JsonBuffer.Write(entry, static (json, entry) =>
    {
        json.WriteStartObject();
        json.WriteString("time"u8, TimeOf(entry.Time));
        json.WriteString("event"u8, NameOf(entry.Kind));
        json.WriteString("run"u8, entry.RunId);
        json.WriteString("workflow"u8, entry.Workflow);
        json.WriteString("step"u8, entry.Step);
        json.WriteNumber("call"u8, entry.Sequence);
        json.WriteNumber("attempt"u8, entry.Attempt);
        if (entry.Duration is { } duration) json.WriteNumber("duration_ms"u8, duration.TotalMilliseconds);
        if (entry.IsCached) json.WriteBoolean("cached"u8, true);
        if (entry.ErrorType is { } error) json.WriteString("error"u8, error);
        if (entry.RetryAt is { } retry) json.WriteString("retry_at"u8, TimeOf(retry));
        json.WriteEndObject();
    }));

    private static string NameOf(StepLogKind kind) => kind switch
    {
        StepLogKind.AttemptStarted => "attempt_started",
        StepLogKind.AttemptSucceeded => "attempt_succeeded",
        StepLogKind.AttemptFailed => "attempt_failed",
        _ => "retry_planned",
    };

    private static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
