using System.Runtime.InteropServices;
using System.Text.Json;

namespace Workflow.Runtime.Engine.Log;

internal static class RawJson
{
    /// <summary>Copies the value that the reader stands on, as it is written, and moves the reader to its last token.</summary>
    public static byte[] Copy(ref Utf8JsonReader json)
    {
        using JsonDocument value = JsonDocument.ParseValue(ref json);
        return JsonMarshal.GetRawUtf8Value(value.RootElement).ToArray();
    }
}
