namespace Workflow.Runtime.Values.Exceptions;

internal sealed class ValueExceptionCodec : ExceptionCodec<ValueException>
{
    protected override void WriteMembers(ValueWriter writer, ValueException exception)
    {
        writer.Member("Type"u8, Codecs.String, exception.Type);
        writer.Member("Path"u8, Codecs.String, exception.Path);
        writer.Member("Reason"u8, Codecs.String, exception.Reason);
    }

    protected override ValueException ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        string type = "";
        string path = "";
        string reason = "";
        while (reader.NextMember())
        {
            if (reader.At("Type"u8)) type = reader.Member(Codecs.String);
            else if (reader.At("Path"u8)) path = reader.Member(Codecs.String);
            else if (reader.At("Reason"u8)) reason = reader.Member(Codecs.String);
            else reader.Skip();
        }

        return new ValueException(type, path, reason, parts.InnerException);
    }
}
