using System.Buffers;
using System.Text.Json;

namespace Workflow.Runtime.Values;

/// <summary>Where codecs write to: one JSON document.</summary>
public sealed class ValueWriter
{
    private ValueWriter(Utf8JsonWriter json) => Json = json;

    /// <summary>The JSON writer, for codecs of leaf values.</summary>
    public Utf8JsonWriter Json { get; }

    internal static byte[] ToUtf8<T>(Codec<T> codec, T value)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            codec.Write(new ValueWriter(json), value);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
