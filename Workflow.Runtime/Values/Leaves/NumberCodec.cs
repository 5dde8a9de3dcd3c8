using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>
/// A number, written so that reading gives the same bits: shortest round-trip digits for floating point, the scale of decimals. What
/// JSON has no number for (NaN, infinities) is a string.
/// </summary>
internal sealed class NumberCodec<T>(string contract) : LeafCodec<T>(contract, isName: true)
    where T : struct, INumberBase<T>, IUtf8SpanFormattable, IUtf8SpanParsable<T>
{
    private static readonly SearchValues<byte> NotInNumbers = SearchValues.Create("NI∞"u8);

    public override void Write(ValueWriter writer, T value)
    {
        Span<byte> text = stackalloc byte[64];
        if (!value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture))
        {
            throw writer.Fail(Identity.TypeName.Of(typeof(T)), "the number has too many digits");
        }

        text = text[..length];
        if (text.ContainsAny(NotInNumbers)) writer.Json.WriteStringValue(text);
        else writer.Json.WriteRawValue(text, skipInputValidation: true);
    }

    public override T Read(ref ValueReader reader)
    {
        bool isText = reader.Json.TokenType == JsonTokenType.String && !T.IsInteger(T.Zero / (T.One + T.One) + T.One / (T.One + T.One));
        if (!isText && reader.Json.TokenType != JsonTokenType.Number) throw reader.Unexpected<T>("a number");
        if (T.TryParse(reader.Json.ValueSpan, CultureInfo.InvariantCulture, out T value)) return value;
        throw reader.Unexpected<T>($"a number of type {Contract}");
    }

    public override string ToName(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    public override T FromName(string name) => T.Parse(name, CultureInfo.InvariantCulture);
}
