using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>Bytes as base64. What lies around the memory in its array is not carried.</summary>
internal sealed class MemoryCodec<T>(Func<T, ReadOnlyMemory<byte>> bytes, Func<byte[], T> make) : LeafCodec<T>("base64")
    where T : struct
{
    public override void Write(ValueWriter writer, T value) => writer.Json.WriteBase64StringValue(bytes(value).Span);

    public override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType != JsonTokenType.String || !reader.Json.TryGetBytesFromBase64(out byte[]? value)) throw reader.Unexpected<T>("base64 text");
        return make(value);
    }
}
