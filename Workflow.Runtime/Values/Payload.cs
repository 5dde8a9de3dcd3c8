namespace Workflow.Runtime.Values;

/// <summary>
/// One serialized value as it is kept: an input, an argument list, a result. The envelope (format, contract) stands beside
/// the body, so that a reader knows what it has before it decodes anything.
/// </summary>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="Contract">The contract hash of the codec that wrote it.</param>
public readonly record struct Payload(ReadOnlyMemory<byte> Body, string Contract)
{
    /// <summary>The version of the envelope.</summary>
    public const int Format = 1;

    /// <summary>Serializes a value.</summary>
    /// <exception cref="ValueException">The value cannot be carried.</exception>
    public static Payload Write<T>(Codec<T> codec, T value)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return new Payload(ValueWriter.ToUtf8(codec, value), codec.ContractHash);
    }

    /// <summary>Deserializes a value.</summary>
    /// <exception cref="ValueException">The body does not fit the codec.</exception>
    public static T Read<T>(Codec<T> codec, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return ValueReader.FromUtf8(codec, payload.Body.Span);
    }
}
