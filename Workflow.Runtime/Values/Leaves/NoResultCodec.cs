using Workflow.Runtime.Compiled;

namespace Workflow.Runtime.Values.Leaves;

internal sealed class NoResultCodec() : LeafCodec<NoResult>("none")
{
    public override void Write(ValueWriter writer, NoResult value) => writer.Json.WriteNullValue();

    public override NoResult Read(ref ValueReader reader)
    {
        reader.Json.Skip();
        return default;
    }
}
