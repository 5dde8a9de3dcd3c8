using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Exceptions;

/// <summary>An exception as a value, in the form of a failure. Only one that comes back as what it is can be written.</summary>
internal sealed class ExceptionValueCodec<T>(ExceptionCodec[] known) : Codec<T>
    where T : Exception
{
    private ExceptionCodecs? _codecs;

    public override string Contract => $"exception({typeof(T)})";

    private ExceptionCodecs Codecs => _codecs ??= new ExceptionCodecs(known);

    public override void Write(ValueWriter writer, T value)
    {
        if (value is null)
        {
            writer.Json.WriteNullValue();
            return;
        }

        int mark = writer.Begin(value, WrittenForm.Object, made: false);
        if (mark < 0) return;
        FailureRecord record = Codecs.Capture(value);
        if (record.PayloadType != record.TypeName) throw writer.Fail(TypeName.Of(value.GetType()), "this exception cannot be rebuilt. Give it a constructor whose parameters are its properties, message and inner exception.");
        // The stack is where it was thrown, not what it is: two reads of it would differ.
        (record with { StackTrace = null }).WriteTo(writer.Json);
        writer.End(mark);
    }

    public override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null) return null!;
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<T>("an exception");
        ValueReader ahead = reader;
        ValueHeader header = ahead.Header();
        if (header.Reference != 0)
        {
            reader.Rewind(ahead);
            return reader.Resolve<T>(header.Reference);
        }

        FailureRecord record = FailureRecord.Read(JsonElement.ParseValue(ref reader.Json));
        if (Codecs.Rebuild(record, []) is not T exception) throw reader.Fail(TypeName.Of(typeof(T)), $"'{record.TypeName}' cannot be rebuilt here");
        return reader.Keep(header.Id, exception);
    }
}
