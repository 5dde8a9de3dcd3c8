using System.Text;

namespace Workflow.Runtime.Values.Exceptions;

/// <summary>An exception type with one more text, such as a file's name.</summary>
internal sealed class TextExceptionCodec<T>(string name, Func<T, string?> text, Func<ExceptionParts, string?, T> create) : ExceptionCodec<T>
    where T : Exception
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);

    protected override void WriteMembers(ValueWriter writer, T exception) => writer.Member(_name, Codecs.String, text(exception)!);

    protected override T ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        string? value = null;
        while (reader.NextMember())
        {
            if (reader.At(_name)) value = reader.Member(Codecs.String);
            else reader.Skip();
        }

        return create(parts, value);
    }
}
