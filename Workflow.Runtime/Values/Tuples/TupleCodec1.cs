using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Tuples;

internal sealed class TupleCodec<T1>(Codec<T1> item1) : ReferenceCodec<Tuple<T1>>
{
    protected override bool MadeFirst => false;

    protected internal override void Describe(ContractText contract)
    {
        contract.Add("(");
        contract.Add(item1);
        contract.Add(")?");
    }

    protected override void WriteBody(ValueWriter writer, Tuple<T1> value)
    {
        writer.Json.WriteStartArray();
        item1.Write(writer, value.Item1);
        writer.Json.WriteEndArray();
    }

    protected override Tuple<T1> ReadBody(ref ValueReader reader, ValueHeader header)
    {
        reader.StartItems<Tuple<T1>>();
        T1 value1 = reader.Item(item1);
        reader.EndItems<Tuple<T1>>();
        return reader.Keep(header.Id, new Tuple<T1>(value1));
    }
}
