using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>Any JSON, as it stands.</summary>
internal sealed class JsonElementCodec() : LeafCodec<JsonElement>("json")
{
    public override void Write(ValueWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            throw writer.Fail(nameof(JsonElement), "it is undefined. Use a nullable JsonElement, or an element of a document.");
        }

        value.WriteTo(writer.Json);
    }

    public override JsonElement Read(ref ValueReader reader) => JsonElement.ParseValue(ref reader.Json);
}
