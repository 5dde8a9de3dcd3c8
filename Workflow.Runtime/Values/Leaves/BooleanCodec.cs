using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

internal sealed class BooleanCodec() : LeafCodec<bool>("bool", isName: true)
{
    public override void Write(ValueWriter writer, bool value) => writer.Json.WriteBooleanValue(value);

    public override bool Read(ref ValueReader reader) => reader.Json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw reader.Unexpected<bool>("true or false"),
    };

    public override string ToName(bool value) => value ? "true" : "false";

    public override bool FromName(string name) => bool.Parse(name);
}
