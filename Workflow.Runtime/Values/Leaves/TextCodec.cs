namespace Workflow.Runtime.Values.Leaves;

/// <summary>A value that is written as a JSON string. Null stays null where <typeparamref name="T"/> allows it.</summary>
/// <param name="contract">The name of the form.</param>
/// <param name="format">The text of a value; the same value always has the same text.</param>
/// <param name="parse">The value of a text; throws <see cref="FormatException"/> or <see cref="ArgumentException"/> for other text.</param>
/// <param name="isName">Whether the text serves as the name of a property.</param>
internal sealed class TextCodec<T>(string contract, Func<T, string> format, Func<string, T> parse, bool isName = true)
    : LeafCodec<T>(contract, isName)
{
    public override void Write(ValueWriter writer, T value)
    {
        if (value is null) writer.Json.WriteNullValue();
        else writer.Json.WriteStringValue(format(value));
    }

    public override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == System.Text.Json.JsonTokenType.Null && default(T) is null) return default!;
        RequireString(ref reader, $"the text of a {Contract}");
        string text = reader.Json.GetString()!;
        try
        {
            return parse(text);
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or OverflowException)
        {
            throw reader.Fail(Identity.TypeName.Of(typeof(T)), $"expected the text of a {Contract}, found \"{text}\"", problem);
        }
    }

    public override string ToName(T value) => format(value);

    public override T FromName(string name) => parse(name);
}
