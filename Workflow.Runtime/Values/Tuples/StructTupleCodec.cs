namespace Workflow.Runtime.Values.Tuples;

/// <summary>A value tuple as a JSON array of its items; their names are known to the compiler only.</summary>
internal abstract class StructTupleCodec<T> : Codec<T>
    where T : struct
{
    public sealed override string Contract => ContractText.Of(this);

    public sealed override void Write(ValueWriter writer, T value)
    {
        writer.Json.WriteStartArray();
        WriteItems(writer, in value);
        writer.Json.WriteEndArray();
    }

    public sealed override T Read(ref ValueReader reader)
    {
        reader.StartItems<T>();
        T value = ReadItems(ref reader);
        reader.EndItems<T>();
        return value;
    }

    protected internal sealed override void Describe(ContractText contract)
    {
        contract.Add("(");
        DescribeItems(contract);
        contract.Add(")");
    }

    protected abstract void WriteItems(ValueWriter writer, in T value);

    protected abstract T ReadItems(ref ValueReader reader);

    protected abstract void DescribeItems(ContractText contract);
}
