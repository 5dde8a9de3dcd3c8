using System.Text;
using System.Text.Json;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>A run's tags as the JSON object that their column holds; null for none.</summary>
internal static class TagsText
{
    private static readonly Dictionary<string, string> None = [];

    public static string? Write(IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count == 0) return null;
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            foreach ((string key, string value) in tags) writer.WriteString(key, value);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static IReadOnlyDictionary<string, string> Read(string? text)
    {
        if (text is null) return None;
        try
        {
            Dictionary<string, string> tags = new(StringComparer.Ordinal);
            using JsonDocument document = JsonDocument.Parse(text);
            foreach (JsonProperty tag in document.RootElement.EnumerateObject()) tags[tag.Name] = tag.Value.GetString()!;
            return tags;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw SqliteFailure.Damage($"tags are no JSON object of texts ({error.Message})");
        }
    }
}
