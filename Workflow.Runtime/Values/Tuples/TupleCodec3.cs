using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Tuples;

internal sealed class TupleCodec<T1, T2, T3>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3) : ReferenceCodec<Tuple<T1, T2, T3>>
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
        contract.Add(")?");
    }

    protected override void WriteBody(ValueWriter writer, Tuple<T1, T2, T3> value)
    {
        writer.Json.WriteStartArray();
        item1.Write(writer, value.Item1);
        item2.Write(writer, value.Item2);
        item3.Write(writer, value.Item3);
        writer.Json.WriteEndArray();
    }

    protected override Tuple<T1, T2, T3> ReadBody(ref ValueReader reader, ValueHeader header)
    {
        reader.StartItems<Tuple<T1, T2, T3>>();
        T1 value1 = reader.Item(item1);
        T2 value2 = reader.Item(item2);
        T3 value3 = reader.Item(item3);
        reader.EndItems<Tuple<T1, T2, T3>>();
        return reader.Keep(header.Id, new Tuple<T1, T2, T3>(value1, value2, value3));
    }
}
