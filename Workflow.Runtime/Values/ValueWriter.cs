using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values;

/// <summary>
/// Where codecs write to: one JSON document, in which every object that occurs more than once keeps its identity. Not thread-safe.
/// </summary>
public sealed class ValueWriter
{
    /// <summary>How deep objects and collections may nest.</summary>
    internal const int MaxDepth = 500;

    private static readonly JsonWriterOptions Options = new()
    {
        // Documents are never embedded in HTML, so text stays readable; our own checks stand in for the writer's.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 4 * MaxDepth,
    };

    // One writer per thread is kept for the next document: writing is synchronous, so it is idle whenever it is here.
    [ThreadStatic]
    private static ValueWriter? _idle;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly WrittenObjects _objects = new();

    private ValueWriter() => Json = new Utf8JsonWriter(_buffer, Options);

    /// <summary>The JSON writer, for codecs of leaf values.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>The snapshot that the document is; null for any other document.</summary>
    internal SnapshotWriter? Snapshot { get; private set; }

    private int Position => (int)(Json.BytesCommitted + Json.BytesPending);

    internal static byte[] ToUtf8<T>(Codec<T> codec, T value, SnapshotWriter? snapshot = null)
    {
        ValueWriter writer = _idle ?? new ValueWriter();
        _idle = null;
        writer.Snapshot = snapshot;
        try
        {
            codec.Write(writer, value);
            writer.Json.Flush();
            return writer._objects.Finish(writer._buffer.WrittenSpan);
        }
        catch (Exception problem) when (problem is not ValueException)
        {
            throw writer.Fail(TypeName.Of(typeof(T)), $"reading it threw {problem.GetType().Name}: {problem.Message}", problem);
        }
        finally
        {
            writer.Reset();
            _idle = writer;
        }
    }

    /// <summary>Writes a member of the object that is being written.</summary>
    /// <param name="name">The JSON property's name, with <c>$id</c> and the like already escaped.</param>
    /// <param name="codec">The member's codec.</param>
    /// <param name="value">The member's value.</param>
    public void Member<T>(ReadOnlySpan<byte> name, Codec<T> codec, T value)
    {
        ArgumentNullException.ThrowIfNull(codec);
        Json.WritePropertyName(name);
        codec.Write(this, value);
    }

    /// <summary>Makes the error that says why a value cannot be written; the member's path is added.</summary>
    /// <param name="type">The type as the user would write it.</param>
    /// <param name="reason">What is wrong, and the way out.</param>
    /// <param name="innerException">What the framework said, if it said anything.</param>
    public ValueException Fail(string type, string reason, Exception? innerException = null)
    {
        Json.Flush();
        return new ValueException(type, JsonPath.OfUnfinished(_buffer.WrittenSpan), reason, innerException);
    }

    /// <summary>
    /// Begins an object that keeps its identity. -1: it has been written before, and a reference to it now stands in its place.
    /// </summary>
    /// <param name="value">The object.</param>
    /// <param name="form">How its JSON will begin.</param>
    /// <param name="made">Whether a reader has the object at hand before it reads what is inside.</param>
    internal int Begin(object value, WrittenForm form, bool made)
    {
        if (!_objects.TryAdd(value, Position, form, made, out int mark))
        {
            WriteReference(value, mark);
            return -1;
        }

        if (Json.CurrentDepth >= MaxDepth)
        {
            throw Fail(TypeName.Of(value.GetType()), $"it is nested more than {MaxDepth} levels deep. Keep long chains in a list, with keys or indices in place of links.");
        }

        return mark;
    }

    /// <summary>From here on a reader has the object at hand, so that what follows may refer to it.</summary>
    internal void Made(int mark) => _objects.Made(mark);

    internal void End(int mark) => _objects.End(mark, Position);

    private void WriteReference(object value, int mark)
    {
        if (!_objects.IsMade(mark))
        {
            throw Fail(TypeName.Of(value.GetType()), "it contains itself through what its constructor takes, so no reader could make it. "
                + "Close the cycle through a settable property, or keep a key in place of the object.");
        }

        Json.WriteStartObject();
        Json.WritePropertyName("$ref"u8);
        Span<byte> digits = stackalloc byte[11];
        _objects.Share(mark).TryFormat(digits, out int length, default, System.Globalization.CultureInfo.InvariantCulture);
        Json.WriteStringValue(digits[..length]);
        Json.WriteEndObject();
    }

    private void Reset()
    {
        const int LargestBufferToKeep = 256 * 1024;
        Snapshot = null;
        _objects.Clear();
        Json.Reset();
        _buffer.ResetWrittenCount();
        if (_buffer.Capacity > LargestBufferToKeep) _buffer.Clear();
    }
}
