using System.Text.Json;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values.Exceptions;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Frames;

/// <summary>
/// An exception in a frame, or one that a task ended with: its record, which step it came from, and, of a cancellation, the token. Only one that comes
/// back as what it is can be written.
/// </summary>
internal sealed class CaughtExceptionCodec<T> : Codec<T>
    where T : Exception
{
    public override string Contract => $"caught({typeof(T)})";

    public override void Write(ValueWriter writer, T value)
    {
        if (value is null)
        {
            writer.Json.WriteNullValue();
            return;
        }

        SnapshotWriter snapshot = InSnapshot.Of<T>(writer);
        int mark = writer.Begin(value, WrittenForm.Object, made: false);
        if (mark < 0) return;
        FailureRecord record = snapshot.Run.Exceptions.Capture(value);
        if (record.PayloadType != record.TypeName)
            throw writer.Fail(TypeName.Of(value.GetType()), "this exception cannot be rebuilt. Give it a constructor whose parameters are its properties, message and inner exception.");
        writer.Json.WriteStartObject();
        writer.Json.WritePropertyName("exception"u8);
        // The stack is where it was thrown, not what it is: two reads of it would differ.
        (record with { StackTrace = null }).WriteTo(writer.Json);
        if (value.GetStepFailure() is { } failure) WriteFailure(writer.Json, failure);
        if (snapshot.Run.FailedCall(value) is > 0 and var call) writer.Member("call"u8, Codecs.Int64, call);
        if (TokenOf(value) is { CanBeCanceled: true } token && CanKeep(snapshot, token)) writer.Member("token"u8, Codecs.CancellationToken, token);
        writer.Json.WriteEndObject();
        writer.End(mark);
    }

    public override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null) return null!;
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<T>("an exception");
        SnapshotReader snapshot = InSnapshot.Of<T>(ref reader);
        ValueHeader header = reader.Header();
        if (header.Reference != 0) return reader.Resolve<T>(header.Reference);
        FailureRecord? record = null;
        StepFailure? failure = null;
        CancellationToken token = default;
        long call = 0;
        while (reader.NextMember())
        {
            if (reader.At("exception"u8)) record = FailureRecord.Read(Element(ref reader));
            else if (reader.At("step"u8)) failure = ReadFailure(Element(ref reader));
            else if (reader.At("call"u8)) call = reader.Member(Codecs.Int64);
            else if (reader.At("token"u8)) token = reader.Member(Codecs.CancellationToken);
            else reader.Skip();
        }

        if (record is null) throw reader.Missing(TypeName.Of(typeof(T)), "exception");
        if (WithToken(snapshot.Run.Exceptions.Rebuild(record, []), token) is not T exception || exception.GetType().ToString() != record.TypeName)
            throw reader.Fail(TypeName.Of(typeof(T)), $"'{record.TypeName}' cannot be rebuilt here");
        if (failure is not null) StepFailureExtensions.Attach(exception, failure);
        if (call > 0) snapshot.Run.NoteFailedCall(exception, call);
        return reader.Keep(header.Id, exception);
    }

    private static CancellationToken TokenOf(Exception exception) =>
        IsPlainCancellation(exception) ? ((OperationCanceledException)exception).CancellationToken : default;

    private static bool IsPlainCancellation(Exception exception) =>
        exception.GetType() == typeof(OperationCanceledException) || exception.GetType() == typeof(TaskCanceledException);

    // A token whose source is lost can only be compared with others: an exception is kept without it.
    private static bool CanKeep(SnapshotWriter snapshot, CancellationToken token) =>
        token == snapshot.Run.CancellationToken || token.IsCancellationRequested;

    // The token is known to the constructor alone.
    private static Exception WithToken(Exception exception, CancellationToken token)
    {
        if (!token.CanBeCanceled || !IsPlainCancellation(exception)) return exception;
        OperationCanceledException same = exception is TaskCanceledException
            ? new TaskCanceledException(exception.Message, exception.InnerException, token)
            : new OperationCanceledException(exception.Message, exception.InnerException, token);
        same.HResult = exception.HResult;
        return same;
    }

    private static void WriteFailure(Utf8JsonWriter json, StepFailure failure)
    {
        json.WriteStartObject("step"u8);
        json.WriteString("name"u8, failure.Step);
        json.WriteNumber("attempts"u8, failure.Attempts);
        json.WriteString("first_attempt_at"u8, failure.FirstAttemptAt);
        json.WriteString("last_attempt_at"u8, failure.LastAttemptAt);
        json.WriteEndObject();
    }

    private static StepFailure ReadFailure(JsonElement json) => new(
        json.GetProperty("name").GetString()!, json.GetProperty("attempts").GetInt32(),
        json.GetProperty("first_attempt_at").GetDateTimeOffset(), json.GetProperty("last_attempt_at").GetDateTimeOffset());

    private static JsonElement Element(ref ValueReader reader)
    {
        reader.Json.Read();
        return JsonElement.ParseValue(ref reader.Json);
    }
}
