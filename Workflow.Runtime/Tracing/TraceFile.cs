using Microsoft.Win32.SafeHandles;

namespace Workflow.Runtime.Tracing;

/// <summary>
/// The trace of one run, open for lines to be appended. Not thread-safe. Other processes may append to the same file meanwhile, anybody may read it, and it may be deleted: then it begins anew.
/// </summary>
internal sealed class TraceFile : IDisposable
{
    private readonly string _path;
    private SafeFileHandle _file;

    /// <summary>Where this process thinks that the file ends; -1 after a write of which it does not know how far it came.</summary>
    private long _end = -1;

    public TraceFile(string path)
    {
        _path = path;
        _file = Open();
    }

    /// <summary>Appends a line with its end. What a process that died has left unfinished before it is ended first, so that it spoils no other line.</summary>
    public void Append(ReadOnlyMemory<byte> line)
    {
        long end = RandomAccess.GetLength(_file);
        if (!IsStillThere(end))
        {
            _file.Dispose();
            _file = Open();
            (end, _end) = (RandomAccess.GetLength(_file), -1);
        }

        // In one call with the line. If the end that was missing comes after this look, there is an empty line, which readers pass over.
        if (end != _end && end > 0 && !EndsWithLine(end)) line = new byte[] { TraceLine.End }.Concat(line.ToArray()).ToArray();
        _end = -1;
        RandomAccess.Write(_file, line.Span, end);
        _end = end + line.Length;
    }

    public void Dispose() => _file.Dispose();

    private SafeFileHandle Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        return AppendOnly.Open(_path);
    }

    /// <summary>Whether the path still leads to the open file. Another one that is as long by chance is taken for it until one of them grows.</summary>
    private bool IsStillThere(long length)
    {
        FileInfo there = new(_path);
        return there.Exists && there.Length == length;
    }

    private bool EndsWithLine(long end)
    {
        Span<byte> last = stackalloc byte[1];
        return RandomAccess.Read(_file, last, end - 1) == 1 && last[0] == TraceLine.End;
    }
}
