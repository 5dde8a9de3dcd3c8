namespace Workflow.Runtime.Values.Exceptions;

/// <summary>An exception type that adds nothing to message and inner exception.</summary>
internal sealed class PlainExceptionCodec<T>(Func<ExceptionParts, T> create) : ExceptionCodec<T>
    where T : Exception
{
    protected override T ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        while (reader.NextMember()) reader.Skip();
        return create(parts);
    }
}
