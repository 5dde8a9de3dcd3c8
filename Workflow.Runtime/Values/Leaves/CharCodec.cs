using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>One UTF-16 unit, as text of length one; half a surrogate pair as its number.</summary>
internal sealed class CharCodec() : LeafCodec<char>("char", isName: true)
{
    public override void Write(ValueWriter writer, char value)
    {
        if (char.IsSurrogate(value)) writer.Json.WriteNumberValue(value);
        else writer.Json.WriteStringValue([value]);
    }

    public override char Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Number && reader.Json.TryGetUInt16(out ushort unit)) return (char)unit;
        RequireString(ref reader, "one character");
        string text = reader.Json.GetString()!;
        return text.Length == 1 ? text[0] : throw reader.Unexpected<char>("one character");
    }

    public override string ToName(char value) =>
        char.IsSurrogate(value) ? throw new FormatException("a key is half a surrogate pair") : value.ToString();

    public override char FromName(string name) => name.Length == 1 ? name[0] : throw new FormatException($"'{name}' is not one character");
}
