using System.Text.Json;

namespace Workflow.Runtime.Values.Tuples;

/// <summary>A pair as a JSON object, the way System.Text.Json writes it.</summary>
internal sealed class KeyValuePairCodec<TKey, TValue>(Codec<TKey> key, Codec<TValue> item) : Codec<KeyValuePair<TKey, TValue>>
{
    public override string Contract => ContractText.Of(this);

    public override void Write(ValueWriter writer, KeyValuePair<TKey, TValue> value)
    {
        writer.Json.WriteStartObject();
        writer.Member("Key"u8, key, value.Key);
        writer.Member("Value"u8, item, value.Value);
        writer.Json.WriteEndObject();
    }

    public override KeyValuePair<TKey, TValue> Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<KeyValuePair<TKey, TValue>>("an object");
        TKey entryKey = default!;
        TValue entryValue = default!;
        while (reader.NextMember())
        {
            if (reader.At("Key"u8)) entryKey = reader.Member(key);
            else if (reader.At("Value"u8)) entryValue = reader.Member(item);
            else reader.Skip();
        }

        return new(entryKey, entryValue);
    }

    protected internal override void Describe(ContractText contract)
    {
        contract.Add("{");
        contract.Member("Key", key);
        contract.Member("Value", item);
        contract.Add("}");
    }
}
