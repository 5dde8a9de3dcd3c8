namespace Workflow.Runtime.Values.Frames;

/// <summary>A hook in a frame.</summary>
internal sealed class HookCodec<T>(Codec<T> answer) : ObjectCodec<Hook<T>>
{
    private static readonly Codec<DateTimeOffset?> Time = Codecs.Nullable(Codecs.DateTimeOffset);
    private readonly Codec<Task<T>> _received = Codecs.Task(answer);

    protected override void DescribeMembers(ContractText contract)
    {
        contract.Member("expires_at", Time);
        contract.Member("name", Codecs.String);
        contract.Member("received", _received);
        contract.Member("token", Codecs.String);
    }

    protected override void WriteArguments(ValueWriter writer, Hook<T> value)
    {
        writer.Member("name"u8, Codecs.String, value.Name);
        writer.Member("token"u8, Codecs.String, value.Token);
        writer.Member("expires_at"u8, Time, value.ExpiresAt);
        writer.Member("received"u8, _received, value.Received);
    }

    protected override void WriteMembers(ValueWriter writer, Hook<T> value) { }

    protected internal override Hook<T> ReadMembers(ref ValueReader reader, int id)
    {
        string name = "";
        string token = "";
        DateTimeOffset? expiresAt = null;
        Task<T>? received = null;
        while (reader.NextMember())
        {
            if (reader.At("name"u8)) name = reader.Member(Codecs.String);
            else if (reader.At("token"u8)) token = reader.Member(Codecs.String);
            else if (reader.At("expires_at"u8)) expiresAt = reader.Member(Time);
            else if (reader.At("received"u8)) received = reader.Member(_received);
            else reader.Skip();
        }

        return reader.Keep(id, new Hook<T>(name, token, expiresAt, received ?? throw reader.Missing($"Hook<{typeof(T).Name}>", "received")));
    }
}
