using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Workflow.Runtime.Values;

/// <summary>
/// A type or member whose JSON a converter of the user makes. The converter answers for what comes back; identity is not kept inside.
/// </summary>
public sealed class JsonConverterCodec<T> : Codec<T>
{
    // No resolver: a converter that asks for other types' contracts has to bring them along.
    private static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine() };

    private readonly JsonConverter<T> _converter;

    /// <summary>Wraps a converter.</summary>
    /// <param name="converter">A converter for <typeparamref name="T"/>, or a factory of one.</param>
    /// <exception cref="ArgumentException">The converter is for another type.</exception>
    public JsonConverterCodec(JsonConverter converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        JsonConverter? made = converter is JsonConverterFactory factory ? factory.CreateConverter(typeof(T), Options) : converter;
        _converter = made as JsonConverter<T>
            ?? throw new ArgumentException($"'{converter.GetType().Name}' does not convert '{Identity.TypeName.Of(typeof(T))}'.", nameof(converter));
    }

    /// <inheritdoc/>
    public override string Contract => $"converter({_converter.GetType()})";

    /// <inheritdoc/>
    public override void Write(ValueWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null && !_converter.HandleNull) writer.Json.WriteNullValue();
        else _converter.Write(writer.Json, value, Options);
    }

    /// <inheritdoc/>
    public override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null && !_converter.HandleNull && default(T) is null) return default!;
        return _converter.Read(ref reader.Json, typeof(T), Options)!;
    }
}
