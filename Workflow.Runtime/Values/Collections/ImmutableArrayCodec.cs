using System.Collections.Immutable;
using System.Text.Json;

namespace Workflow.Runtime.Values.Collections;

/// <summary>An immutable array; the default one, which is not even empty, as null.</summary>
internal sealed class ImmutableArrayCodec<T>(Codec<T> item) : Codec<ImmutableArray<T>>
{
    public override string Contract => ContractText.Of(this);

    public override void Write(ValueWriter writer, ImmutableArray<T> value)
    {
        if (value.IsDefault)
        {
            writer.Json.WriteNullValue();
            return;
        }

        writer.Json.WriteStartArray();
        foreach (T element in value) item.Write(writer, element);
        writer.Json.WriteEndArray();
    }

    public override ImmutableArray<T> Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null) return default;
        if (reader.Json.TokenType != JsonTokenType.StartArray) throw reader.Unexpected<ImmutableArray<T>>("an array");
        ImmutableArray<T>.Builder items = ImmutableArray.CreateBuilder<T>();
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray) items.Add(item.Read(ref reader));
        return items.DrainToImmutable();
    }

    protected internal override void Describe(ContractText contract)
    {
        contract.Add("[");
        contract.Add(item);
        contract.Add("]?");
    }
}
