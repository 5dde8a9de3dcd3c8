using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Leaves;

internal sealed class BytesCodec : ReferenceCodec<byte[]>
{
    protected override void WriteBody(ValueWriter writer, byte[] value) => writer.Json.WriteBase64StringValue(value);

    protected override byte[] ReadBody(ref ValueReader reader, ValueHeader header)
    {
        if (reader.Json.TokenType != JsonTokenType.String || !reader.Json.TryGetBytesFromBase64(out byte[]? value)) throw reader.Unexpected<byte[]>("base64 text");
        return reader.Keep(header.Id, value);
    }

    protected internal override void Describe(ContractText contract) => contract.Add("base64?");
}
