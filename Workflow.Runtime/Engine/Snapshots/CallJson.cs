using System.Text.Json;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>A call without an end yet in a snapshot: all that the log before the snapshot says of it.</summary>
internal static class CallJson
{
    public static void Write(ValueWriter writer, PendingCall call, SnapshotTypes types)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject();
        json.WriteNumber("call"u8, call.Sequence);
        if (call is PendingTimer timer) json.WriteString("due"u8, timer.Due);
        else if (call is PendingMessage message) WriteMessage(writer, message, types);
        else if (call is PendingStep step) WriteStep(writer, step, types);
        json.WriteEndObject();
    }

    public static void Read(ref ValueReader reader, SnapshotReader snapshot)
    {
        long sequence = 0;
        string? name = null;
        Payload arguments = default;
        int attempt = 1;
        bool remote = false;
        DateTimeOffset? due = null;
        DateTimeOffset? retryAt = null;
        DateTimeOffset firstAttemptAt = default;
        while (reader.NextMember())
        {
            if (reader.At("call"u8)) sequence = reader.Member(Codecs.Int64);
            else if (reader.At("message"u8))
            {
                snapshot.Run.RestoreCall(ReadMessage(ref reader, snapshot, sequence));
                return;
            }
            else if (reader.At("due"u8)) due = Time(ref reader);
            else if (reader.At("step"u8)) name = reader.Member(Codecs.String);
            else if (reader.At("arguments"u8)) arguments = Arguments(ref reader);
            else if (reader.At("attempt"u8)) attempt = reader.Member(Codecs.Int32);
            else if (reader.At("retry_at"u8)) retryAt = Time(ref reader);
            else if (reader.At("remote"u8)) remote = reader.Member(Codecs.Boolean);
            else if (reader.At("first_attempt_at"u8)) firstAttemptAt = Time(ref reader);
            else reader.Skip();
        }

        if (due is { } end)
        {
            snapshot.Run.RestoreCall(new PendingTimer(sequence, end));
            return;
        }

        StepDescriptor descriptor = snapshot.Types.Step(name ?? "") ?? throw reader.Fail("snapshot", $"this host does not know step '{name}'");
        PendingStep step = descriptor.Restore(sequence, arguments, firstAttemptAt);
        step.Attempt = attempt;
        step.RetryAt = retryAt;
        step.Remote = step.IsTaskRecorded = remote;
        snapshot.Run.RestoreCall(step);
    }

    // Last among the members of its call.
    private static void WriteMessage(ValueWriter writer, PendingMessage message, SnapshotTypes types)
    {
        if (types.Resolve(message.Type.Name) != message.Type) throw writer.Fail("call", $"what '{message.Name}' carries is not registered with this host");
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject("message"u8);
        json.WriteNumber("kind"u8, (int)message.Kind);
        json.WriteString("name"u8, message.Name);
        json.WriteString("of"u8, message.Type.Name);
        if (message.Address is { } address) json.WriteString("address"u8, address);
        if (message.Due is { } due) json.WriteString("due"u8, due);
        if (message.OnParentClose != default) json.WriteNumber("on_parent_close"u8, (int)message.OnParentClose);
        json.WriteEndObject();
    }

    private static PendingMessage ReadMessage(ref ValueReader reader, SnapshotReader snapshot, long sequence)
    {
        reader.Json.Read();
        MessageKind kind = default;
        string name = "";
        string? address = null;
        TaskType? type = null;
        DateTimeOffset? due = null;
        ParentClosePolicy onParentClose = default;
        while (reader.NextMember())
        {
            if (reader.At("kind"u8)) kind = (MessageKind)reader.Member(Codecs.Int32);
            else if (reader.At("name"u8)) name = reader.Member(Codecs.String);
            else if (reader.At("of"u8)) type = TaskJson.ReadType(ref reader, snapshot);
            else if (reader.At("address"u8)) address = reader.Member(Codecs.String);
            else if (reader.At("due"u8)) due = Time(ref reader);
            else if (reader.At("on_parent_close"u8)) onParentClose = (ParentClosePolicy)reader.Member(Codecs.Int32);
            else reader.Skip();
        }

        // The object of the call ends with this member.
        while (reader.NextMember()) reader.Skip();
        if (type is null) throw reader.Missing("call", "of");
        return type.NewMessage(kind, sequence, name, address, due, onParentClose);
    }

    private static void WriteStep(ValueWriter writer, PendingStep step, SnapshotTypes types)
    {
        if (types.Step(step.Step.Name) != step.Step) throw writer.Fail("step", $"step '{step.Step.Name}' is not registered with this host");
        Utf8JsonWriter json = writer.Json;
        json.WriteString("step"u8, step.Step.Name);
        json.WritePropertyName("arguments"u8);
        PayloadJson.Write(json, step.Arguments);
        json.WriteNumber("attempt"u8, step.Attempt);
        if (step.RetryAt is { } retryAt) json.WriteString("retry_at"u8, retryAt);
        if (step.Remote)
        {
            json.WriteBoolean("remote"u8, true);
            json.WriteString("queue"u8, step.Step.Queue);
        }

        json.WriteString("first_attempt_at"u8, step.FirstAttemptAt);
    }

    private static DateTimeOffset Time(ref ValueReader reader)
    {
        reader.Json.Read();
        return reader.Json.GetDateTimeOffset();
    }

    private static Payload Arguments(ref ValueReader reader)
    {
        reader.Json.Read();
        return PayloadJson.Read(ref reader.Json);
    }
}
