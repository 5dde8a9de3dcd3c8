using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Tuples;

internal sealed class TupleCodec<T1, T2, T3, T4>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4) : ReferenceCodec<Tuple<T1, T2, T3, T4>>
{
    protected override bool MadeFirst => false;

    protected internal override void Describe(ContractText contract)
    {
        contract.Add("(");
        contract.Add(item1);
        contract.Add(",");
        contract.Add(item2);
        contract.Add(",");
        contract.Add(item3);
        contract.Add(",");
        contract.Add(item4);
        contract.Add(")?");
    }

    protected override void WriteBody(ValueWriter writer, Tuple<T1, T2, T3, T4> value)
    {
        writer.Json.WriteStartArray();
        item1.Write(writer, value.Item1);
        item2.Write(writer, value.Item2);
        item3.Write(writer, value.Item3);
        item4.Write(writer, value.Item4);
        writer.Json.WriteEndArray();
    }

    protected override Tuple<T1, T2, T3, T4> ReadBody(ref ValueReader reader, ValueHeader header)
    {
        reader.StartItems<Tuple<T1, T2, T3, T4>>();
        T1 value1 = reader.Item(item1);
        T2 value2 = reader.Item(item2);
        T3 value3 = reader.Item(item3);
        T4 value4 = reader.Item(item4);
        reader.EndItems<Tuple<T1, T2, T3, T4>>();
        return reader.Keep(header.Id, new Tuple<T1, T2, T3, T4>(value1, value2, value3, value4));
    }
}
