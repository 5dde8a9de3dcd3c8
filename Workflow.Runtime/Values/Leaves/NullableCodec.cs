using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

internal sealed class NullableCodec<T>(Codec<T> codec) : Codec<T?>
    where T : struct
{
    public override string Contract => ContractText.Of(this);

    public override void Write(ValueWriter writer, T? value)
    {
        if (value is null) writer.Json.WriteNullValue();
        else codec.Write(writer, value.GetValueOrDefault());
    }

    public override T? Read(ref ValueReader reader) => reader.Json.TokenType == JsonTokenType.Null ? null : codec.Read(ref reader);

    protected internal override void Describe(ContractText contract)
    {
        contract.Add(codec);
        contract.Add("?");
    }
}
