namespace Workflow.Runtime.Values.Frames;

/// <summary>A child run in a frame.</summary>
internal sealed class ChildHandleCodec<THandle, TTask>(Codec<TTask> completed, Func<string, TTask, THandle> create) : ObjectCodec<THandle>
    where THandle : ChildHandle
    where TTask : Task
{
    protected override void DescribeMembers(ContractText contract)
    {
        contract.Member("completed", completed);
        contract.Member("run_id", Codecs.String);
    }

    protected override void WriteArguments(ValueWriter writer, THandle value)
    {
        writer.Member("run_id"u8, Codecs.String, value.RunId);
        writer.Member("completed"u8, completed, (TTask)value.Completed);
    }

    protected override void WriteMembers(ValueWriter writer, THandle value) { }

    protected internal override THandle ReadMembers(ref ValueReader reader, int id)
    {
        string runId = "";
        TTask? task = null;
        while (reader.NextMember())
        {
            if (reader.At("run_id"u8)) runId = reader.Member(Codecs.String);
            else if (reader.At("completed"u8)) task = reader.Member(completed);
            else reader.Skip();
        }

        return reader.Keep(id, create(runId, task ?? throw reader.Missing("ChildHandle", "completed")));
    }
}
