namespace Workflow.Runtime.Values.Exceptions;

internal sealed class WorkflowValueExceptionCodec : ExceptionCodec<WorkflowValueException>
{
    protected override void WriteMembers(ValueWriter writer, WorkflowValueException exception)
    {
        writer.Member("Workflow"u8, Codecs.String, exception.Workflow);
        writer.Member("Step"u8, Codecs.String, exception.Step!);
        writer.Member("ValueType"u8, Codecs.String, exception.ValueType);
        writer.Member("MemberPath"u8, Codecs.String, exception.MemberPath);
    }

    protected override WorkflowValueException ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        string workflow = "";
        string? step = null;
        string valueType = "";
        string memberPath = "";
        while (reader.NextMember())
        {
            if (reader.At("Workflow"u8)) workflow = reader.Member(Codecs.String);
            else if (reader.At("Step"u8)) step = reader.Member(Codecs.String);
            else if (reader.At("ValueType"u8)) valueType = reader.Member(Codecs.String);
            else if (reader.At("MemberPath"u8)) memberPath = reader.Member(Codecs.String);
            else reader.Skip();
        }

        return new WorkflowValueException(parts.Message ?? "", workflow, step, valueType, memberPath, parts.InnerException);
    }
}
