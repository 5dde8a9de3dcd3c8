namespace Workflow.Runtime.Tracing;

/// <summary>
/// The trace of one run, open for lines to be appended. Not thread-safe. Other processes may append to the same file before and after, and anybody may read it meanwhile.
/// </summary>
internal sealed class TraceFile : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>Where this process thinks that the file ends; -1 after a write of which it does not know how far it came.</summary>
    private long _end = -1;

    public TraceFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Without a buffer: a line is one call to the system.
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>Appends a line with its end. What a process that died has left unfinished before it is ended first, so that it spoils no other line.</summary>
    public void Append(ReadOnlyMemory<byte> line)
    {
        long end = _stream.Seek(0, SeekOrigin.End);
        if (end != _end && end > 0 && !EndsWithLine(end)) line = new byte[] { TraceLine.End }.Concat(line.ToArray()).ToArray();
        _end = -1;
        _stream.Write(line.Span);
        _end = end + line.Length;
    }

    public void Dispose() => _stream.Dispose();

    private bool EndsWithLine(long end)
    {
        Span<byte> last = stackalloc byte[1];
        return RandomAccess.Read(_stream.SafeFileHandle, last, end - 1) == 1 && last[0] == TraceLine.End;
    }
}
