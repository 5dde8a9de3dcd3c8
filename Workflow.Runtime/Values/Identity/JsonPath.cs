using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workflow.Runtime.Values.Identity;

/// <summary>
/// Finds the member path of a place in a document by reading the document up to there. Only errors need paths, so nobody keeps one
/// while all goes well.
/// </summary>
internal static class JsonPath
{
    /// <summary>The path of the value that would come next in a document that is being written.</summary>
    public static string OfUnfinished(ReadOnlySpan<byte> written)
    {
        // A comma ends a last number; where none may stand, the reader stops, and the path is known by then.
        byte[] ended = [.. written, (byte)','];
        return Of(ended, ended.Length);
    }

    /// <summary>The path of the value that begins at <paramref name="position"/>.</summary>
    public static string Of(ReadOnlySpan<byte> document, long position)
    {
        List<Level> levels = [];
        Utf8JsonReader reader = new(document, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = ValueReader.MaxDepth }));
        try
        {
            while (reader.Read() && reader.TokenStartIndex < position) Follow(ref reader, levels);
        }
        catch (JsonException)
        {
            // The document is broken or unfinished here: what has been followed so far is the path.
        }

        return Render(levels);
    }

    private static void Follow(ref Utf8JsonReader reader, List<Level> levels)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                levels[^1].Name = reader.GetString();
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                levels.Add(new Level { IsArray = reader.TokenType == JsonTokenType.StartArray });
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.RemoveAt(levels.Count - 1);
                Complete(levels);
                break;
            default:
                Complete(levels);
                break;
        }
    }

    private static void Complete(List<Level> levels)
    {
        if (levels.Count == 0) return;
        levels[^1].Completed++;
        levels[^1].Name = null;
    }

    private static string Render(List<Level> levels)
    {
        StringBuilder path = new();
        foreach (Level level in levels)
        {
            if (level.IsArray) path.Append('[').Append(level.Completed.ToString(CultureInfo.InvariantCulture)).Append(']');
            else if (level.Name is not (null or "$values" or "$id" or "$ref" or "$type" or "$comparer")) AppendName(path, MetadataNames.Unescape(level.Name));
        }

        return path.ToString();
    }

    private static void AppendName(StringBuilder path, string name)
    {
        bool isIdentifier = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static letter => char.IsLetterOrDigit(letter) || letter == '_');
        if (!isIdentifier) path.Append("[\"").Append(name).Append("\"]");
        else path.Append(path.Length == 0 ? "" : ".").Append(name);
    }

    private sealed class Level
    {
        public bool IsArray { get; init; }

        public int Completed { get; set; }

        public string? Name { get; set; }
    }
}
