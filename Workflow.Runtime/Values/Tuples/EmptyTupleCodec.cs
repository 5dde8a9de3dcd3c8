namespace Workflow.Runtime.Values.Tuples;

internal sealed class EmptyTupleCodec : Codec<ValueTuple>
{
    public override string Contract => "{}";

    internal override IReadOnlyList<Argument> Arguments => [];

    public override void Write(ValueWriter writer, ValueTuple value)
    {
        writer.Json.WriteStartObject();
        writer.Json.WriteEndObject();
    }

    public override ValueTuple Read(ref ValueReader reader)
    {
        reader.Json.Skip();
        return default;
    }
}
