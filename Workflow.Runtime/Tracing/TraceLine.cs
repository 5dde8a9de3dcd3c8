using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Runtime.Tracing;

/// <summary>The one home of a trace's text: a JSON object on one line.</summary>
internal static class TraceLine
{
    public const byte End = (byte)'\n';
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    // Read by people, too, and never put into a page as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Appends the line of a run, with its end.</summary>
    public static void Write(IBufferWriter<byte> destination, RunProgress progress)
    {
        using (Utf8JsonWriter json = new(destination, Options))
        {
            json.WriteStartObject();
            json.WriteString("workflow_id"u8, progress.RunId);
            json.WriteNumber("step"u8, progress.Step);
            json.WriteString("status"u8, progress.Status.ToText());
            WriteText(json, "current_effect"u8, progress.CurrentEffect);
            json.WriteStartArray("trace"u8);
            foreach (TraceFrame frame in progress.Stack) Write(json, frame);
            json.WriteEndArray();
            json.WriteString("started_at"u8, Text(progress.StartedAt));
            json.WriteString("updated_at"u8, Text(progress.UpdatedAt));
            WriteText(json, "error"u8, progress.ErrorType);
            json.WriteEndObject();
        }

        destination.Write([End]);
    }

    /// <summary>Reads a line, without its end.</summary>
    /// <exception cref="FormatException">It is no line of a trace; says why.</exception>
    public static LiveTrace Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement json = document.RootElement;
            return new LiveTrace
            {
                RunId = TextOf(json, "workflow_id"),
                Step = json.GetProperty("step").GetInt64(),
                Status = RunStatusText.Parse(TextOf(json, "status")),
                CurrentEffect = json.GetProperty("current_effect").GetString(),
                Trace = [.. json.GetProperty("trace").EnumerateArray().Select(ReadFrame)],
                StartedAt = Time(json, "started_at"),
                UpdatedAt = Time(json, "updated_at"),
                Error = json.GetProperty("error").GetString(),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"This is no line of a trace: {error.Message}", error);
        }
    }

    private static void Write(Utf8JsonWriter json, TraceFrame frame)
    {
        json.WriteStartObject();
        json.WriteString("function"u8, frame.Function);
        WriteText(json, "file"u8, frame.File);
        json.WriteNumber("line"u8, frame.Line);
        WriteText(json, "code"u8, frame.Code);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is null) json.WriteNull(name);
        else json.WriteString(name, text);
    }

    private static TraceFrame ReadFrame(JsonElement json) => new(
        TextOf(json, "function"), json.GetProperty("file").GetString(), json.GetProperty("line").GetInt32(), json.GetProperty("code").GetString());

    private static string TextOf(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new InvalidOperationException($"'{name}' is null.");

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(JsonElement json, string name) =>
        DateTimeOffset.Parse(TextOf(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
