using System.Text.Json;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>A frame in a snapshot: which body it is, where it stands, and, in a section of their own, its variables.</summary>
internal static class FrameJson
{
    public static void Write(ValueWriter writer, Frame frame, SnapshotWriter snapshot)
    {
        FrameDescriptor descriptor = frame.Descriptor;
        if (frame.Checkpoint < 1 || frame.Checkpoint > descriptor.Checkpoints.Count)
            throw writer.Fail("frame", $"the frame of '{descriptor.Name}' does not wait at one of its checkpoints");
        CheckpointDescriptor checkpoint = descriptor.Checkpoints[frame.Checkpoint - 1];
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject();
        json.WriteString("frame"u8, descriptor.Name);
        if (descriptor == WaitFrameDescriptor.Instance) WriteWaitType(writer, frame, snapshot);
        else if (snapshot.Types.Frame(descriptor.Name) != descriptor) throw writer.Fail("frame", $"'{descriptor.Name}' is not registered with this host");
        json.WriteString("shape"u8, descriptor.ShapeHash);
        json.WriteString("checkpoint"u8, checkpoint.Key);
        if (frame.Parent is { } parent)
        {
            int index = snapshot.Frames.IndexOf(parent);
            if (index < 0) throw writer.Fail("frame", $"the body that '{descriptor.Name}' stands in has ended, and its variables with it");
            json.WriteNumber("parent"u8, index);
        }

        if (descriptor.File is { } file)
        {
            json.WriteString("file"u8, file);
            json.WriteNumber("line"u8, checkpoint.Line);
        }

        json.WriteEndObject();
    }

    public static void Read(ref ValueReader reader, SnapshotReader snapshot)
    {
        string? name = null;
        string? shape = null;
        string? key = null;
        int? parent = null;
        TaskType? type = null;
        while (reader.NextMember())
        {
            if (reader.At("frame"u8)) name = reader.Member(Codecs.String);
            else if (reader.At("of"u8)) type = TaskJson.ReadType(ref reader, snapshot);
            else if (reader.At("shape"u8)) shape = reader.Member(Codecs.String);
            else if (reader.At("checkpoint"u8)) key = reader.Member(Codecs.String);
            else if (reader.At("parent"u8)) parent = reader.Member(Codecs.Int32);
            else reader.Skip();
        }

        Frame frame = Make(ref reader, snapshot, name ?? "", type, parent);
        if (frame.Descriptor.ShapeHash != shape)
            throw reader.Fail(TypeName.Of(typeof(Frame)), $"'{name}' had another shape ({shape}) when it was written ({frame.Descriptor.ShapeHash} now)");
        int checkpoint = 1;
        while (checkpoint <= frame.Descriptor.Checkpoints.Count && frame.Descriptor.Checkpoints[checkpoint - 1].Key != key) checkpoint++;
        if (checkpoint > frame.Descriptor.Checkpoints.Count) throw reader.Fail(TypeName.Of(typeof(Frame)), $"'{name}' has no checkpoint '{key}'");
        frame.Restore(snapshot.Run, checkpoint);
        snapshot.Frames.Add(frame);
    }

    public static void WriteLocals(ValueWriter writer, Frame frame)
    {
        writer.Json.WriteStartObject();
        frame.Write(writer);
        writer.Json.WriteEndObject();
    }

    public static void ReadLocals(ref ValueReader reader, SnapshotReader snapshot, int index)
    {
        if (index >= snapshot.Frames.Count) throw reader.Fail(TypeName.Of(typeof(Frame)), $"the snapshot has no frame {index}");
        while (reader.NextMember()) snapshot.Frames[index].Read(ref reader);
    }

    private static void WriteWaitType(ValueWriter writer, Frame frame, SnapshotWriter snapshot)
    {
        if (frame is WaitFrame<NoResult>) return;
        if (frame.EndType is not { } type || snapshot.Types.Resolve(type.Name) is null)
            throw writer.Fail("task", "nobody can tell the type of the task that WaitAsync waits for");
        writer.Json.WriteString("of"u8, type.Name);
    }

    private static Frame Make(ref ValueReader reader, SnapshotReader snapshot, string name, TaskType? type, int? parent)
    {
        if (name == WaitFrameDescriptor.Instance.Name) return type?.NewWaitFrame() ?? new WaitFrame<NoResult>(null);
        FrameDescriptor descriptor = snapshot.Types.Frame(name) ?? throw reader.Fail(TypeName.Of(typeof(Frame)), $"this host does not know '{name}'");
        if (parent is { } index && (index < 0 || index >= snapshot.Frames.Count))
            throw reader.Fail(TypeName.Of(typeof(Frame)), $"'{name}' stands in frame {index}, which the snapshot lacks");
        return descriptor.NewFrame(snapshot.Services, parent is { } number ? snapshot.Frames[number] : null);
    }
}
