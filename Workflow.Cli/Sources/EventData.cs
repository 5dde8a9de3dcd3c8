using System.Text.Json;
using Workflow.Cli.Showing;

namespace Workflow.Cli.Sources;

/// <summary>Reads what events say; what is not there, or of another kind, is null or 0.</summary>
internal static class EventData
{
    public static string? Text(JsonElement data, string name) =>
        TryGet(data, name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long Number(JsonElement data, string name) =>
        TryGet(data, name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : 0;

    public static DateTimeOffset? Time(JsonElement data, string name) =>
        TryGet(data, name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;

    /// <summary>What was carried in an envelope: an input, a result; null where there is none.</summary>
    public static JsonElement? Body(JsonElement data, string name) =>
        TryGet(data, name, out JsonElement envelope) && envelope.ValueKind == JsonValueKind.Object && envelope.TryGetProperty("body", out JsonElement body) ? body : null;

    /// <summary><c>Shop.ShippingException: There is no way.</c>; null where the event tells of no error.</summary>
    public static string? Error(JsonElement data)
    {
        if (!TryGet(data, "error", out JsonElement error) || error.ValueKind != JsonValueKind.Object) return null;
        return Text(error, "message") is { Length: > 0 } message ? $"{Text(error, "type")}: {message}" : Text(error, "type");
    }

    private static bool TryGet(JsonElement data, string name, out JsonElement value)
    {
        value = default;
        return data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out value);
    }

    /// <summary>The same without envelopes and errors, which can be large.</summary>
    public static JsonElement WithoutPayloads(JsonElement data) => data.ValueKind != JsonValueKind.Object ? data
        : JsonSerializer.SerializeToElement(data.EnumerateObject().Where(static each => each.Value.ValueKind != JsonValueKind.Object).ToDictionary(static each => each.Name, static each => each.Value), JsonText.DeepOptions);
}
