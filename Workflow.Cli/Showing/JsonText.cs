using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Cli.Showing;

/// <summary>JSON for other programs: snake_case, times in UTC with six decimals, null where there is nothing. docs/cli.md lists the forms.</summary>
internal static class JsonText
{
    /// <summary>As deep as the documents that the runtime takes.</summary>
    private const int MostLevels = 1032;

    private static readonly JsonSerializerOptions OneLineOptions = new() { MaxDepth = MostLevels + 16, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Options = new(OneLineOptions)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new TimeConverter() },
    };

    public static JsonDocumentOptions ForInput { get; } = new() { MaxDepth = MostLevels };

    public static JsonSerializerOptions DeepOptions => OneLineOptions;

    public static void Write<T>(Screen screen, T value) => screen.Output.WriteLine(JsonSerializer.Serialize(value, Options));

    public static string OneLine(JsonElement value) => JsonSerializer.Serialize(value, OneLineOptions);

    private sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
    }
}
