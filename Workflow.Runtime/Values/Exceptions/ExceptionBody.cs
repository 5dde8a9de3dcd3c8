using System.Text.Json;

namespace Workflow.Runtime.Values.Exceptions;

/// <summary>
/// Writes and reads what an exception is made of, inner exceptions apart: the message that its base class was given, its HResult, and
/// the members of its own.
/// </summary>
internal sealed class ExceptionBody(ExceptionCodec codec, IReadOnlyList<Exception> inner) : Codec<Exception>
{
    public override string Contract => codec.TypeName;

    public override void Write(ValueWriter writer, Exception value)
    {
        writer.Json.WriteStartObject();
        if (ExceptionFields.Message(value) is string message) writer.Member("Message"u8, Codecs.String, message);
        writer.Member("HResult"u8, Codecs.Int32, value.HResult);
        writer.Json.WriteStartObject("Members"u8);
        codec.Write(writer, value);
        writer.Json.WriteEndObject();
        writer.Json.WriteEndObject();
    }

    public override Exception Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<Exception>("an object");
        string? message = null;
        int? code = null;
        Exception? value = null;
        while (reader.NextMember())
        {
            if (reader.At("Message"u8)) message = reader.Member(Codecs.String);
            else if (reader.At("HResult"u8)) code = reader.Member(Codecs.Int32);
            else if (reader.At("Members"u8))
            {
                reader.Json.Read();
                value = codec.Read(ref reader, new ExceptionParts(message, inner));
            }
            else
            {
                reader.Skip();
            }
        }

        if (value is null) throw reader.Missing(codec.TypeName, "Members");
        ExceptionFields.Message(value) = message;
        ExceptionFields.InnerException(value) = inner.Count == 0 ? null : inner[0];
        if (code is int known) value.HResult = known;
        return value;
    }
}
