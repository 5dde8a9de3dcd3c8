using System.Text;
using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>An enum by its names, flags as <c>A, B</c>; a value that no names make up, as its number.</summary>
internal sealed class EnumCodec<T>() : LeafCodec<T>($"enum({string.Join(',', Enum.GetNames<T>())})", isName: true)
    where T : struct, Enum
{
    public override void Write(ValueWriter writer, T value)
    {
        string text = value.ToString();
        if (IsNumber(text)) writer.Json.WriteRawValue(text, skipInputValidation: true);
        else writer.Json.WriteStringValue(text);
    }

    public override T Read(ref ValueReader reader)
    {
        string? text = reader.Json.TokenType switch
        {
            JsonTokenType.String => reader.Json.GetString(),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.Json.ValueSpan),
            _ => null,
        };
        return Enum.TryParse(text, out T value) ? value : throw reader.Unexpected<T>($"one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    public override string ToName(T value) => value.ToString();

    public override T FromName(string name) => Enum.Parse<T>(name);

    private static bool IsNumber(string text) => char.IsAsciiDigit(text[0]) || text[0] == '-';
}
