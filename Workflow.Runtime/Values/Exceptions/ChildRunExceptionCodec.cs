namespace Workflow.Runtime.Values.Exceptions;

internal sealed class ChildRunExceptionCodec : ExceptionCodec<ChildRunException>
{
    protected override void WriteMembers(ValueWriter writer, ChildRunException exception)
    {
        writer.Member("RunId"u8, Codecs.String, exception.RunId);
        writer.Member("Status"u8, Codecs.String, exception.Status.ToText());
    }

    protected override ChildRunException ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        string runId = "";
        RunStatus status = RunStatus.Cancelled;
        while (reader.NextMember())
        {
            if (reader.At("RunId"u8)) runId = reader.Member(Codecs.String);
            else if (reader.At("Status"u8)) status = RunStatusText.Parse(reader.Member(Codecs.String));
            else reader.Skip();
        }

        return new ChildRunException(parts.Message ?? "", runId, status);
    }
}
