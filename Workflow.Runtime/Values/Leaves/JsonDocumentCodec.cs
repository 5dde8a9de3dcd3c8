using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

internal sealed class JsonDocumentCodec() : LeafCodec<JsonDocument>("json?")
{
    public override void Write(ValueWriter writer, JsonDocument value)
    {
        if (value is null) writer.Json.WriteNullValue();
        else value.WriteTo(writer.Json);
    }

    public override JsonDocument Read(ref ValueReader reader) =>
        reader.Json.TokenType == JsonTokenType.Null ? null! : JsonDocument.ParseValue(ref reader.Json);
}
