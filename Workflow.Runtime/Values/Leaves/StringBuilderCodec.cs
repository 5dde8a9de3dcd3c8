using System.Text;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Leaves;

internal sealed class StringBuilderCodec : ReferenceCodec<StringBuilder>
{
    protected override void WriteBody(ValueWriter writer, StringBuilder value)
    {
        string text = value.ToString();
        if (!StringCodec.IsWellFormed(text)) throw writer.Fail(nameof(StringBuilder), "it holds half a surrogate pair. Keep the text as a string.");
        writer.Json.WriteStringValue(text);
    }

    protected override StringBuilder ReadBody(ref ValueReader reader, ValueHeader header) => reader.Keep(header.Id, new StringBuilder(reader.Json.GetString()));

    protected internal override void Describe(ContractText contract) => contract.Add("text?");
}
