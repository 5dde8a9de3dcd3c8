using System.Text.Json;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Log;

/// <summary>The envelope of a payload as JSON: <c>{"format":1,"contract":"1a2b3c4d","body":…}</c>.</summary>
internal static class PayloadJson
{
    public static void Write(Utf8JsonWriter json, Payload payload)
    {
        json.WriteStartObject();
        json.WriteNumber("format"u8, Payload.Format);
        json.WriteString("contract"u8, payload.Contract);
        json.WritePropertyName("body"u8);
        // Our own codecs wrote the body, so there is nothing to validate again.
        json.WriteRawValue(payload.Body.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    public static Payload Read(ref Utf8JsonReader json)
    {
        string contract = "";
        byte[] body = [];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string property = json.GetString()!;
            json.Read();
            switch (property)
            {
                case "format" when json.GetInt32() > Payload.Format:
                    throw new JsonException($"The payload has format {json.GetInt32()}; this version understands {Payload.Format} at most.");
                case "contract": contract = json.GetString()!; break;
                case "body": body = RawJson.Copy(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new Payload(body, contract);
    }

    public static byte[] ToUtf8(Payload payload) => JsonBuffer.Write(payload, static (json, value) => Write(json, value));

    /// <exception cref="PayloadException">What the store kept could not be decoded.</exception>
    public static Payload FromUtf8(ReadOnlySpan<byte> utf8)
    {
        Undecodable.ThrowIf(utf8);
        Utf8JsonReader json = new(utf8, JsonDepth.ForReaders);
        json.Read();
        return Read(ref json);
    }
}
