namespace Workflow.Runtime.Values.Tuples;

internal sealed class ValueTupleCodec<T1>(Codec<T1> item1) : StructTupleCodec<ValueTuple<T1>>
{
    protected override void WriteItems(ValueWriter writer, in ValueTuple<T1> value)
    {
        item1.Write(writer, value.Item1);
    }

    protected override ValueTuple<T1> ReadItems(ref ValueReader reader)
    {
        T1 value1 = reader.Item(item1);
        return new(value1);
    }

    protected override void DescribeItems(ContractText contract)
    {
        contract.Add(item1);
    }
}
