namespace Workflow.Runtime.Values.Frames;

/// <summary>A source of cancellation of the body's own.</summary>
internal sealed class DurableCancellationCodec : ObjectCodec<DurableCancellation>
{
    protected override void DescribeMembers(ContractText contract) => contract.Member("cancelled", Codecs.Boolean);

    protected override void WriteArguments(ValueWriter writer, DurableCancellation value)
    {
        InSnapshot.Of<DurableCancellation>(writer);
        writer.Member("cancelled"u8, Codecs.Boolean, value.IsCancellationRequested);
    }

    protected override void WriteMembers(ValueWriter writer, DurableCancellation value) { }

    protected internal override DurableCancellation ReadMembers(ref ValueReader reader, int id)
    {
        bool isCancelled = false;
        while (reader.NextMember())
        {
            if (reader.At("cancelled"u8)) isCancelled = reader.Member(Codecs.Boolean);
            else reader.Skip();
        }

        return reader.Keep(id, InSnapshot.Of<DurableCancellation>(ref reader).Run.RestoreCancellationSource(isCancelled));
    }
}
