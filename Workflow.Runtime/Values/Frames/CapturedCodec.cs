using Workflow.Runtime.Compiled;

namespace Workflow.Runtime.Values.Frames;

/// <summary>A variable that several frames share: an object with its value, so that it stays one variable.</summary>
internal sealed class CapturedCodec<T>(Codec<T> value) : ObjectCodec<Captured<T>>
{
    protected override void DescribeMembers(ContractText contract) => contract.Member("value", value);

    protected override void WriteMembers(ValueWriter writer, Captured<T> cell) => writer.Member("value"u8, value, cell.Value);

    protected internal override Captured<T> ReadMembers(ref ValueReader reader, int id)
    {
        Captured<T> cell = reader.Keep(id, new Captured<T>());
        while (reader.NextMember())
        {
            if (reader.At("value"u8)) cell.Value = reader.Member(value);
            else reader.Skip();
        }

        return cell;
    }
}
