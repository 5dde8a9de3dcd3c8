using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Kit;

/// <summary>A result that has an identity and can change.</summary>
internal sealed class Parcel
{
    public int Number { get; set; }

    public static Codec<Parcel> Codec { get; } = new ParcelCodec();

    private sealed class ParcelCodec : ObjectCodec<Parcel>
    {
        protected override void DescribeMembers(ContractText contract) => contract.Member("Number", Codecs.Int32);

        protected override void WriteMembers(ValueWriter writer, Parcel value) => writer.Member("Number"u8, Codecs.Int32, value.Number);

        protected internal override Parcel ReadMembers(ref ValueReader reader, int id)
        {
            Parcel parcel = reader.Keep(id, new Parcel());
            while (reader.NextMember()) parcel.Number = reader.Member(Codecs.Int32);
            return parcel;
        }
    }
}
