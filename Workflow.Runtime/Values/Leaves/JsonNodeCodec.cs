using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>Any JSON that can be changed. A node whose own properties could be taken for metadata stands in <c>$values</c>.</summary>
internal sealed class JsonNodeCodec<T> : Codec<T>
    where T : JsonNode
{
    public override string Contract => "json-node?";

    public override void Write(ValueWriter writer, T value)
    {
        if (value is null)
        {
            writer.Json.WriteNullValue();
            return;
        }

        bool isAmbiguous = value is JsonObject properties && properties.Any(static property => property.Key.StartsWith('$'));
        int mark = writer.Begin(value, isAmbiguous ? WrittenForm.Object : WrittenForm.Wrapped, made: true);
        if (mark < 0) return;
        if (isAmbiguous)
        {
            writer.Json.WriteStartObject();
            writer.Json.WritePropertyName("$values"u8);
        }

        value.WriteTo(writer.Json);
        if (isAmbiguous) writer.Json.WriteEndObject();
        writer.End(mark);
    }

    public override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null) return null!;
        if (reader.Json.TokenType != JsonTokenType.StartObject) return Parse(ref reader);
        ValueReader ahead = reader;
        ValueHeader header = ahead.Header();
        if (header.Reference != 0)
        {
            reader.Rewind(ahead);
            return reader.Resolve<T>(header.Reference);
        }

        if (!ahead.NextMember() || !ahead.At("$values"u8)) return Parse(ref reader);
        reader.Rewind(ahead);
        reader.Json.Read();
        T value = reader.Keep(header.Id, Parse(ref reader));
        while (reader.NextMember()) reader.Skip();
        return value;
    }

    private static T Parse(ref ValueReader reader)
    {
        JsonElement element = JsonElement.ParseValue(ref reader.Json);
        JsonNode? node = element.ValueKind switch
        {
            JsonValueKind.Object => System.Text.Json.Nodes.JsonObject.Create(element),
            JsonValueKind.Array => System.Text.Json.Nodes.JsonArray.Create(element),
            _ => System.Text.Json.Nodes.JsonValue.Create(element),
        };
        return node as T ?? throw reader.Unexpected<T>("JSON of that kind");
    }
}
