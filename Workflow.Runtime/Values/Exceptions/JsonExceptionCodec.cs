using System.Text.Json;

namespace Workflow.Runtime.Values.Exceptions;

internal sealed class JsonExceptionCodec : ExceptionCodec<JsonException>
{
    private static readonly Codec<long?> Number = Codecs.Nullable(Codecs.Int64);

    protected override void WriteMembers(ValueWriter writer, JsonException exception)
    {
        writer.Member("Path"u8, Codecs.String, exception.Path!);
        writer.Member("LineNumber"u8, Number, exception.LineNumber);
        writer.Member("BytePositionInLine"u8, Number, exception.BytePositionInLine);
    }

    protected override JsonException ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        string? path = null;
        long? line = null;
        long? position = null;
        while (reader.NextMember())
        {
            if (reader.At("Path"u8)) path = reader.Member(Codecs.String);
            else if (reader.At("LineNumber"u8)) line = reader.Member(Number);
            else if (reader.At("BytePositionInLine"u8)) position = reader.Member(Number);
            else reader.Skip();
        }

        return new JsonException(parts.Message, path, line, position, parts.InnerException);
    }
}
