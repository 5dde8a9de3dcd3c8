namespace Workflow.Runtime.Values.Exceptions;

/// <summary>An argument exception: its parameter's name, and the actual value as text.</summary>
internal sealed class ArgumentExceptionCodec<T>(Func<ExceptionParts, string?, string?, T> create) : ExceptionCodec<T>
    where T : ArgumentException
{
    protected override void WriteMembers(ValueWriter writer, T exception)
    {
        writer.Member("ParamName"u8, Codecs.String, exception.ParamName!);
        if (exception is ArgumentOutOfRangeException { ActualValue: object actual }) writer.Member("ActualValue"u8, Codecs.String, actual.ToString()!);
    }

    protected override T ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        string? parameter = null;
        string? actual = null;
        while (reader.NextMember())
        {
            if (reader.At("ParamName"u8)) parameter = reader.Member(Codecs.String);
            else if (reader.At("ActualValue"u8)) actual = reader.Member(Codecs.String);
            else reader.Skip();
        }

        return create(parts, parameter, actual);
    }
}
