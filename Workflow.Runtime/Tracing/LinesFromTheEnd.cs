namespace Workflow.Runtime.Tracing;

/// <summary>Cuts a file into its finished lines, the last one first, and reads no more of it than that takes.</summary>
internal sealed class LinesFromTheEnd(FileStream stream)
{
    private const int ChunkSize = 4 * 1024;

    /// <summary>What has been read and not been given out; it lies at the end of the buffer.</summary>
    private byte[] _bytes = new byte[ChunkSize];
    private int _first = ChunkSize;
    private int _end = ChunkSize;
    private long _position = stream.Length;
    private bool _hasBegun;

    /// <summary>The line before, without its end; false where there is none. The bytes are good until the next call.</summary>
    public bool TryNext(out ReadOnlyMemory<byte> line, out bool isFirst)
    {
        (line, isFirst) = (default, false);
        // What comes behind the last end is not finished.
        if (!_hasBegun && !TryCut(out _)) return false;
        _hasBegun = true;
        if (TryCut(out line)) return true;
        if (_end < 0) return false;
        line = _bytes.AsMemory(_first, _end - _first);
        isFirst = true;
        _end = -1;
        return true;
    }

    /// <summary>What stands behind the last line end, which is taken away with it; false where there is no line end.</summary>
    private bool TryCut(out ReadOnlyMemory<byte> line)
    {
        line = default;
        if (_end < 0) return false;
        int searched = 0;
        while (true)
        {
            int before = _bytes.AsSpan(_first, _end - _first - searched).LastIndexOf(TraceLine.End);
            if (before >= 0)
            {
                line = _bytes.AsMemory(_first + before + 1, _end - _first - before - 1);
                _end = _first + before;
                return true;
            }

            searched = _end - _first;
            if (!Fill()) return false;
        }
    }

    private bool Fill()
    {
        if (_position == 0) return false;
        int kept = _end - _first;
        int wanted = (int)Math.Min(_position, Math.Max(ChunkSize, kept));
        byte[] bytes = new byte[wanted + kept];
        _bytes.AsSpan(_first, kept).CopyTo(bytes.AsSpan(wanted));
        stream.Position = _position - wanted;
        stream.ReadExactly(bytes, 0, wanted);
        (_bytes, _first, _end, _position) = (bytes, 0, bytes.Length, _position - wanted);
        return true;
    }
}
