using System.Text.Json;

namespace Workflow.Runtime.Values;

/// <summary>Where codecs read from: one JSON document.</summary>
public ref struct ValueReader
{
    /// <summary>The JSON reader, for codecs of leaf values.</summary>
#pragma warning disable CA1051 // A ref struct must be reached in place: a property would hand out copies.
    public Utf8JsonReader Json;
#pragma warning restore CA1051

    private ValueReader(ReadOnlySpan<byte> utf8)
    {
        Json = new Utf8JsonReader(utf8);
        Json.Read();
    }

    internal static T FromUtf8<T>(Codec<T> codec, ReadOnlySpan<byte> utf8)
    {
        ValueReader reader = new(utf8);
        return codec.Read(ref reader);
    }
}
