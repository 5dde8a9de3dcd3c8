namespace Workflow.Runtime.Values.Tuples;

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5, T6, T7, TRest>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5, Codec<T6> item6, Codec<T7> item7, Codec<TRest> rest) : StructTupleCodec<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TRest : struct
{
    protected override void WriteItems(ValueWriter writer, in ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
    {
        item1.Write(writer, value.Item1);
        item2.Write(writer, value.Item2);
        item3.Write(writer, value.Item3);
        item4.Write(writer, value.Item4);
        item5.Write(writer, value.Item5);
        item6.Write(writer, value.Item6);
        item7.Write(writer, value.Item7);
        rest.Write(writer, value.Rest);
    }

    protected override ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> ReadItems(ref ValueReader reader)
    {
        T1 value1 = reader.Item(item1);
        T2 value2 = reader.Item(item2);
        T3 value3 = reader.Item(item3);
        T4 value4 = reader.Item(item4);
        T5 value5 = reader.Item(item5);
        T6 value6 = reader.Item(item6);
        T7 value7 = reader.Item(item7);
        TRest value8 = reader.Item(rest);
        return new(value1, value2, value3, value4, value5, value6, value7, value8);
    }

    protected override void DescribeItems(ContractText contract)
    {
        contract.Add(item1);
        contract.Add(",");
        contract.Add(item2);
        contract.Add(",");
        contract.Add(item3);
        contract.Add(",");
        contract.Add(item4);
        contract.Add(",");
        contract.Add(item5);
        contract.Add(",");
        contract.Add(item6);
        contract.Add(",");
        contract.Add(item7);
        contract.Add(",");
        contract.Add(rest);
    }
}
