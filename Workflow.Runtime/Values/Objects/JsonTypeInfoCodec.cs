using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Workflow.Runtime.Values;

/// <summary>A type that goes through a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> of the user.</summary>
/// <param name="info">The context's contract of the type.</param>
public sealed class JsonTypeInfoCodec<T>(JsonTypeInfo<T> info) : Codec<T>
{
    /// <inheritdoc/>
    public override string Contract => $"context({typeof(T)})";

    /// <inheritdoc/>
    public override void Write(ValueWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonSerializer.Serialize(writer.Json, value, info);
    }

    /// <inheritdoc/>
    public override T Read(ref ValueReader reader) => JsonSerializer.Deserialize(ref reader.Json, info)!;
}
