using System.Runtime.InteropServices;
using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>
/// Text. Half a surrogate pair, which JSON text cannot hold, is kept as well: such a string is written as an object with its UTF-16.
/// </summary>
internal sealed class StringCodec() : LeafCodec<string>("string", isName: true)
{
    public override void Write(ValueWriter writer, string value)
    {
        if (value is null) writer.Json.WriteNullValue();
        else if (IsWellFormed(value)) writer.Json.WriteStringValue(value);
        else
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteBase64String("$utf16"u8, MemoryMarshal.AsBytes(value.AsSpan()));
            writer.Json.WriteEndObject();
        }
    }

    public override string Read(ref ValueReader reader)
    {
        switch (reader.Json.TokenType)
        {
            case JsonTokenType.String:
                return reader.Json.GetString()!;
            case JsonTokenType.Null:
                return null!;
            case JsonTokenType.StartObject when reader.NextMember() && reader.At("$utf16"u8):
                reader.Json.Read();
                string text = new(MemoryMarshal.Cast<byte, char>(reader.Json.GetBytesFromBase64()));
                reader.Json.Read();
                return text;
            default:
                throw reader.Unexpected<string>("text");
        }
    }

    public override string ToName(string value)
    {
        if (!IsWellFormed(value)) throw new FormatException("a key holds half a surrogate pair, which JSON cannot hold as a property's name");
        return value;
    }

    public override string FromName(string name) => name;

    internal static bool IsWellFormed(string text)
    {
        ReadOnlySpan<char> rest = text;
        for (int at = rest.IndexOfAnyInRange('\ud800', '\udfff'); at >= 0; at = rest.IndexOfAnyInRange('\ud800', '\udfff'))
        {
            if (at + 1 >= rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1])) return false;
            rest = rest[(at + 2)..];
        }

        return true;
    }
}
