using System.Text.Json;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Frames;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>
/// A snapshot: one JSON document, so that an object that several frames hold, or that is the result of a task as well, stays one. Its sections are in the
/// order in which they can be brought back: calls, frames, what waits for what, and the frames' variables. See <c>docs/snapshots.md</c>.
/// </summary>
internal sealed class SnapshotDocument : Codec<RunContext>
{
    private const int Format = 1;

    public override string Contract => "snapshot";

    public override void Write(ValueWriter writer, RunContext value)
    {
        SnapshotWriter snapshot = InSnapshot.Of<RunContext>(writer);
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject();
        json.WriteNumber("format"u8, Format);
        json.WriteNumber("sequence"u8, value.Log.LastSequence);
        if (value.IsCancelRequested) json.WriteBoolean("cancelled"u8, true);
        if (value.SeededRandom is { } random) json.WriteString("random"u8, random.State);
        if (value.Patches.Count > 0)
        {
            json.WriteStartObject("patches"u8);
            foreach ((string id, bool isPatched) in value.Patches) json.WriteBoolean(id, isPatched);
            json.WriteEndObject();
        }

        if (value.Run.Tags.Count > 0) WriteTags(json, value.Run.Tags);
        if (value.Signals.Count > 0) WriteSignals(json, value.Signals);
        json.WriteStartArray("calls"u8);
        foreach (PendingCall call in value.Pending.Values) CallJson.Write(writer, call, snapshot.Types);
        json.WriteEndArray();
        json.WriteStartArray("frames"u8);
        foreach (Frame frame in snapshot.Frames) FrameJson.Write(writer, frame, snapshot);
        json.WriteEndArray();
        json.WriteStartArray("waits"u8);
        foreach (SnapshotWriter.Wait wait in snapshot.Waits) WaitJson.Write(writer, wait, snapshot);
        json.WriteEndArray();
        json.WriteStartArray("locals"u8);
        foreach (Frame frame in snapshot.Frames) FrameJson.WriteLocals(writer, frame);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public override RunContext Read(ref ValueReader reader)
    {
        SnapshotReader snapshot = InSnapshot.Of<RunContext>(ref reader);
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<RunContext>("a snapshot");
        int locals = 0;
        while (reader.NextMember())
        {
            if (reader.At("format"u8)) CheckFormat(ref reader);
            else if (reader.At("cancelled"u8) && reader.Member(Codecs.Boolean)) snapshot.Run.RestoreCancellation();
            else if (reader.At("random"u8)) snapshot.Run.RestoreRandom(reader.Member(Codecs.String));
            else if (reader.At("patches"u8)) foreach ((string id, bool isPatched) in ReadMap(ref reader, Codecs.Boolean)) snapshot.Run.Patches[id] = isPatched;
            else if (reader.At("tags"u8)) snapshot.Run.RestoreTags(ReadMap(ref reader, Codecs.String));
            else if (reader.At("signals"u8)) for (StartItems(ref reader); IsAtItem(ref reader);) snapshot.Run.Signals.Add(ReadSignal(ref reader));
            else if (reader.At("calls"u8)) for (StartItems(ref reader); IsAtItem(ref reader);) CallJson.Read(ref reader, snapshot);
            else if (reader.At("frames"u8)) for (StartItems(ref reader); IsAtItem(ref reader);) FrameJson.Read(ref reader, snapshot);
            else if (reader.At("waits"u8)) for (StartItems(ref reader); IsAtItem(ref reader);) WaitJson.Read(ref reader, snapshot);
            else if (reader.At("locals"u8)) for (StartItems(ref reader); IsAtItem(ref reader);) FrameJson.ReadLocals(ref reader, snapshot, locals++);
            else reader.Skip();
        }

        if (snapshot.Frames.Count == 0) throw reader.Missing("snapshot", "frames");
        if (locals != snapshot.Frames.Count) throw reader.Missing("snapshot", $"locals[{locals}]");
        // Nothing may have run, and nothing may run before something is recorded: every frame waits for what is not over.
        int waiting = snapshot.Frames.FindIndex(static frame => frame.Awaited is not { IsCompleted: false });
        return waiting < 0 ? snapshot.Run : throw reader.Fail("snapshot", $"it does not say what frame {waiting} waits for");
    }

    private static void CheckFormat(ref ValueReader reader)
    {
        int format = reader.Member(Codecs.Int32);
        if (format != Format) throw reader.Fail("snapshot", $"its format is {format}; this version understands {Format}");
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyDictionary<string, string> tags)
    {
        json.WriteStartObject("tags"u8);
        foreach ((string key, string tag) in tags.OrderBy(static each => each.Key, StringComparer.Ordinal)) json.WriteString(key, tag);
        json.WriteEndObject();
    }

    private static Dictionary<string, T> ReadMap<T>(ref ValueReader reader, Codec<T> codec)
    {
        reader.Json.Read();
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<RunContext>("an object");
        Dictionary<string, T> map = new(StringComparer.Ordinal);
        while (reader.Json.Read() && reader.Json.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.Json.GetString()!;
            map[key] = reader.Member(codec);
        }

        return map;
    }

    private static void WriteSignals(Utf8JsonWriter json, List<LogEntry> signals)
    {
        json.WriteStartArray("signals"u8);
        foreach (LogEntry signal in signals)
        {
            json.WriteStartObject();
            json.WriteNumber("sequence"u8, signal.Sequence);
            json.WriteString("name"u8, signal.Name);
            json.WriteString("time"u8, signal.Time);
            json.WritePropertyName("payload"u8);
            PayloadJson.Write(json, signal.Payload!.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static LogEntry ReadSignal(ref ValueReader reader)
    {
        LogEntry signal = new() { Type = EventTypes.SignalReceived };
        while (reader.NextMember())
        {
            if (reader.At("sequence"u8)) signal.Sequence = reader.Member(Codecs.Int64);
            else if (reader.At("name"u8)) signal = signal with { Name = reader.Member(Codecs.String) };
            else if (reader.At("time"u8)) signal.Time = reader.Member(Codecs.DateTimeOffset);
            else if (reader.At("payload"u8))
            {
                reader.Json.Read();
                signal = signal with { Payload = PayloadJson.Read(ref reader.Json) };
            }
            else reader.Skip();
        }

        return signal;
    }

    private static void StartItems(ref ValueReader reader)
    {
        reader.Json.Read();
        if (reader.Json.TokenType != JsonTokenType.StartArray) throw reader.Unexpected<Array>("an array");
    }

    private static bool IsAtItem(ref ValueReader reader)
    {
        reader.Json.Read();
        if (reader.Json.TokenType == JsonTokenType.EndArray) return false;
        return reader.Json.TokenType == JsonTokenType.StartObject ? true : throw reader.Unexpected<Array>("an object");
    }
}
