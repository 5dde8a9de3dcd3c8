namespace Workflow.Runtime.Values.Tuples;

internal sealed class ValueTupleCodec<T1, T2>(Codec<T1> item1, Codec<T2> item2) : StructTupleCodec<ValueTuple<T1, T2>>
{
    protected override void WriteItems(ValueWriter writer, in ValueTuple<T1, T2> value)
    {
        item1.Write(writer, value.Item1);
        item2.Write(writer, value.Item2);
    }

    protected override ValueTuple<T1, T2> ReadItems(ref ValueReader reader)
    {
        T1 value1 = reader.Item(item1);
        T2 value2 = reader.Item(item2);
        return new(value1, value2);
    }

    protected override void DescribeItems(ContractText contract)
    {
        contract.Add(item1);
        contract.Add(",");
        contract.Add(item2);
    }
}
