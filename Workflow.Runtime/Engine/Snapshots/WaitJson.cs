using System.Text.Json;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>
/// What waits for what in a snapshot: a frame for a task (<c>{"frame":0,"on":{"call":5}}</c>), a task for others (<c>{"all":[…]}</c>, <c>{"any":[…]}</c>, and
/// <c>{"until":[…],"token":"run"}</c> for one that a cancellation may cut short), or a call for the token that cancels it (<c>{"call":7,"token":{…}}</c>).
/// </summary>
internal static class WaitJson
{
    public static void Write(ValueWriter writer, SnapshotWriter.Wait wait, SnapshotWriter snapshot)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject();
        if (wait.Call is { } call)
        {
            json.WriteNumber("call"u8, call.Sequence);
            writer.Member("token"u8, Codecs.CancellationToken, call.Token);
        }
        else if (wait.Composite is not { } composite)
        {
            json.WriteNumber("frame"u8, wait.Frame);
            writer.Member("on"u8, Codecs.Task(), snapshot.Frames[wait.Frame].Awaited!);
        }
        else
        {
            if (composite.Kind == CompositeKind.Until) writer.Member("token"u8, Codecs.CancellationToken, composite.Token);
            TaskJson.WriteComposite(writer, snapshot, composite, NameOf(composite.Kind));
        }

        json.WriteEndObject();
    }

    public static void Read(ref ValueReader reader, SnapshotReader snapshot)
    {
        int? frame = null;
        long? call = null;
        TaskType? each = null;
        CancellationToken token = default;
        Task? made = null;
        while (reader.NextMember())
        {
            if (reader.At("frame"u8)) frame = reader.Member(Codecs.Int32);
            else if (reader.At("on"u8)) Wait(ref reader, snapshot, frame);
            else if (reader.At("call"u8)) call = reader.Member(Codecs.Int64);
            else if (reader.At("token"u8)) token = reader.Member(Codecs.CancellationToken);
            else if (reader.At("each"u8)) each = TaskJson.ReadType(ref reader, snapshot);
            else if (KindOf(ref reader) is { } kind) made = Make(ref reader, snapshot, kind, each, token);
            else reader.Skip();
        }

        if (call is { } sequence) Link(ref reader, snapshot, sequence, token);
        snapshot.Waits.Add(made);
    }

    private static void Link(ref ValueReader reader, SnapshotReader snapshot, long call, CancellationToken token)
    {
        if (!token.CanBeCanceled || token.IsCancellationRequested || !snapshot.Run.Pending.TryGetValue(call, out PendingCall? pending))
            throw reader.Fail("snapshot", $"call {call} waits for a token that cannot cancel it");
        snapshot.Run.RestoreToken(pending, token);
    }

    private static void Wait(ref ValueReader reader, SnapshotReader snapshot, int? frame)
    {
        if (frame is not { } index || index < 0 || index >= snapshot.Frames.Count) throw reader.Fail(TypeName.Of(typeof(Task)), $"the snapshot has no frame {frame}");
        Task task = reader.Member(Codecs.Task());
        if (task is not { IsCompleted: false }) throw reader.Fail(TypeName.Of(typeof(Task)), $"frame {index} waits for a task that is over");
        snapshot.Run.RestoreWait(snapshot.Frames[index], task);
    }

    private static Task Make(ref ValueReader reader, SnapshotReader snapshot, CompositeKind kind, TaskType? each, CancellationToken token)
    {
        Task[] parts = TaskJson.ReadParts(ref reader, each);
        if (parts.Length == 0) throw reader.Fail(TypeName.Of(typeof(Task)), "a task waits for nothing at all");
        Task made = snapshot.Run.Frames.Remake(kind, parts, each, token);
        return made.IsCompleted ? throw reader.Fail(TypeName.Of(typeof(Task)), "a task waits for what is over") : made;
    }

    private static CompositeKind? KindOf(ref ValueReader reader) =>
        reader.At("all"u8) ? CompositeKind.All : reader.At("any"u8) ? CompositeKind.Any : reader.At("until"u8) ? CompositeKind.Until : null;

    private static ReadOnlySpan<byte> NameOf(CompositeKind kind) => kind switch
    {
        CompositeKind.All => "all"u8,
        CompositeKind.Any => "any"u8,
        _ => "until"u8,
    };
}
