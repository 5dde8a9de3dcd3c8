using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Runtime.Engine.Log;

/// <summary>Writes small JSON documents through one reused buffer per thread.</summary>
internal static class JsonBuffer
{
    /// <summary>Logs are read by people, not by browsers: only what JSON itself demands is escaped.</summary>
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        ArrayBufferWriter<byte> buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        Utf8JsonWriter json = _json ??= new Utf8JsonWriter(buffer, Options);
        try
        {
            write(json, state);
            json.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
        }
    }
}
