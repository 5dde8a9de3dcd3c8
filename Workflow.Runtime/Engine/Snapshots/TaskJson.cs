using System.Text.Json;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Frames;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>
/// A task in a snapshot. One that is not over is named by the place that describes it (<c>{"call":5}</c>, <c>{"frame":1}</c>, <c>{"wait":0}</c>); one that is
/// over is described where it occurs first: how it ended, and of which type it is.
/// </summary>
internal static class TaskJson
{
    private static readonly Codec<Exception> Errors = Codecs.CaughtException<Exception>();

    /// <summary>Writes a task.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="task">The task, or null.</param>
    /// <param name="expected">What is known of its result from where it stands; null for nothing.</param>
    public static void Write(ValueWriter writer, Task? task, TaskType? expected)
    {
        SnapshotWriter snapshot = InSnapshot.Of<Task>(writer);
        if (task is null)
        {
            writer.Json.WriteNullValue();
        }
        else if (task.IsCompleted)
        {
            int mark = writer.Begin(task, WrittenForm.Object, made: false);
            if (mark < 0) return;
            writer.Json.WriteStartObject();
            WriteEnded(writer, snapshot, task, expected);
            writer.Json.WriteEndObject();
            writer.End(mark);
        }
        else
        {
            if (snapshot.PlaceOf(task) is not { } place) throw writer.Fail(
                TypeName.Of(typeof(Task)), "it is not over, and it is not a task of this run: no step, timer, workflow, Task.WhenAll or Task.WhenAny");
            writer.Json.WriteStartObject();
            writer.Json.WriteNumber(place.Section, place.Number);
            writer.Json.WriteEndObject();
        }
    }

    /// <summary>Reads a task; null where none was written.</summary>
    public static Task? Read(ref ValueReader reader, TaskType? expected)
    {
        SnapshotReader snapshot = InSnapshot.Of<Task>(ref reader);
        if (reader.Json.TokenType == JsonTokenType.Null) return null;
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<Task>("a task");
        ValueHeader header = reader.Header();
        if (header.Reference != 0) return reader.Resolve<Task>(header.Reference);
        Task? task = null;
        TaskType? type = null;
        TaskType? partType = null;
        bool isCancelled = false;
        CancellationToken token = default;
        while (reader.NextMember())
        {
            if (reader.At("call"u8) || reader.At("frame"u8) || reader.At("wait"u8)) task = ReadPlace(ref reader, snapshot);
            else if (reader.At("of"u8)) type = ReadType(ref reader, snapshot);
            else if (reader.At("result"u8))
            {
                reader.Json.Read();
                task = (type ?? expected ?? OfNothing).ReadResult(ref reader);
            }
            else if (reader.At("cancelled"u8))
            {
                isCancelled = true;
                token = reader.Member(Codecs.CancellationToken);
                task = (type ?? expected ?? OfNothing).Cancelled(null, token);
            }
            else if (reader.At("error"u8))
            {
                Exception error = reader.Member(Errors);
                task = isCancelled
                    ? (type ?? expected ?? OfNothing).Cancelled((OperationCanceledException)error, token) : (type ?? expected ?? OfNothing).Failed(error);
            }
            else if (reader.At("each"u8)) partType = ReadType(ref reader, snapshot);
            else if (reader.At("all"u8)) task = snapshot.Run.Frames.Remake(CompositeKind.All, ReadParts(ref reader, partType), partType, default);
            else reader.Skip();
        }

        if (task is null) throw reader.Fail(TypeName.Of(typeof(Task)), "the JSON does not say what became of it");
        if (type is not null && task.IsCompleted && snapshot.Run.Frames.TypeOf(task) is null) snapshot.Run.Frames.NoteType(task, type);
        return reader.Keep(header.Id, task);
    }

    /// <summary>Writes what a composite task is made of, as members of the object that is being written.</summary>
    public static void WriteComposite(ValueWriter writer, SnapshotWriter snapshot, CompositeTask composite, ReadOnlySpan<byte> kind)
    {
        TaskType? type = null;
        if (composite.IsTyped)
        {
            type = snapshot.Run.Frames.PartTypeOf(composite);
            if (type is null || snapshot.Types.Resolve(type.Name) is null) throw writer.Fail(TypeName.Of(typeof(Task)), "nobody can tell the type of its parts");
            writer.Json.WriteString("each"u8, type.Name);
        }

        writer.Json.WriteStartArray(kind);
        foreach (Task part in composite.Parts) Write(writer, part, type);
        writer.Json.WriteEndArray();
    }

    public static Task[] ReadParts(ref ValueReader reader, TaskType? type)
    {
        reader.Json.Read();
        if (reader.Json.TokenType != JsonTokenType.StartArray) throw reader.Unexpected<Task[]>("an array of tasks");
        List<Task> parts = [];
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray)
            parts.Add(Read(ref reader, type) ?? throw reader.Unexpected<Task>("a task"));
        return [.. parts];
    }

    public static TaskType ReadType(ref ValueReader reader, SnapshotReader snapshot)
    {
        string name = reader.Member(Codecs.String);
        return snapshot.Types.Resolve(name) ?? throw reader.Fail(TypeName.Of(typeof(Task)), $"this host does not know the type '{name}', or it has changed");
    }

    private static TaskType OfNothing { get; } = new NothingType();

    private static void WriteEnded(ValueWriter writer, SnapshotWriter snapshot, Task task, TaskType? expected)
    {
        TaskType? type = snapshot.Run.Frames.TypeOf(task);
        if (type is not null && (snapshot.Types.Resolve(type.Name) is null || task.IsCompletedSuccessfully && !type.CanWrite)) type = null;
        // Of a whole, more than one part may have failed; and the parts may tell what nobody can tell of the whole.
        if (snapshot.Run.Frames.CompositeOf(task) is { Kind: CompositeKind.All } composite && (task.IsFaulted || type is null && expected is null))
        {
            WriteComposite(writer, snapshot, composite, "all"u8);
            return;
        }

        if (type is not null) writer.Json.WriteString("of"u8, type.Name);
        else if (expected is null && !IsWithoutResult(task)) throw writer.Fail(TypeName.Of(task.GetType()), "nobody can tell the type of its result");
        if (task.IsCompletedSuccessfully)
        {
            writer.Json.WritePropertyName("result"u8);
            (type ?? expected ?? OfNothing).WriteResult(writer, task);
        }
        else if (task.IsFaulted)
        {
            if (task.Exception.InnerExceptions.Count != 1) throw writer.Fail(TypeName.Of(typeof(Task)), "it has failed with several exceptions");
            writer.Member("error"u8, Errors, task.Exception.InnerException!);
        }
        else
        {
            WriteCancelled(writer, task);
        }
    }

    private static void WriteCancelled(ValueWriter writer, Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException error)
        {
            writer.Member("cancelled"u8, Codecs.CancellationToken, error.CancellationToken);
            // Others are thrown anew for each who awaits the task.
            if ((error as TaskCanceledException)?.Task != task) writer.Member("error"u8, Errors, error);
        }
    }

    private static Task ReadPlace(ref ValueReader reader, SnapshotReader snapshot)
    {
        string section = reader.Json.GetString()!;
        long number = reader.Member(Codecs.Int64);
        return snapshot.At(section, number) ?? throw reader.Fail(TypeName.Of(typeof(Task)), $"the snapshot has no {section} {number}");
    }

    private static bool IsWithoutResult(Task task)
    {
        if (task is Task<NoResult> || task.GetType() == typeof(Task)) return true;
        for (Type? type = task.GetType(); type is not null && type != typeof(Task); type = type.BaseType)
        {
            // What an async method without a result, and the framework inside, put into the place of one.
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) && type.GetGenericArguments()[0].FullName == "System.Threading.Tasks.VoidTaskResult") return true;
        }

        return false;
    }

    /// <summary>The type of tasks without a result, whatever the framework has put into its place.</summary>
    private sealed class NothingType() : TaskType<NoResult>("", Codecs.NoResult)
    {
        public override void WriteResult(ValueWriter writer, Task task) => writer.Json.WriteNullValue();
    }
}
