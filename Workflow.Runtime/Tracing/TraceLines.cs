namespace Workflow.Runtime.Tracing;

/// <summary>Cuts a file that may grow meanwhile into its finished lines.</summary>
internal sealed class TraceLines(Stream stream, long start)
{
    private const int ChunkSize = 64 * 1024;
    private byte[] _bytes = new byte[ChunkSize];

    /// <summary>What of the buffer has been read and not been given out.</summary>
    private int _first;
    private int _end;
    private long _position = start;
    private long _number;

    /// <summary>The next line, without its end; false where no further one is finished yet. The bytes are good until the next call.</summary>
    public bool TryNext(out ReadOnlyMemory<byte> line, out long number)
    {
        int searched = 0;
        while (true)
        {
            int length = _bytes.AsSpan(_first + searched, _end - _first - searched).IndexOf(TraceLine.End);
            if (length >= 0)
            {
                length += searched;
                line = _bytes.AsMemory(_first, length);
                number = ++_number;
                _first += length + 1;
                return true;
            }

            searched = _end - _first;
            if (Fill()) continue;
            (line, number) = (default, 0);
            return false;
        }
    }

    private bool Fill()
    {
        _bytes.AsSpan(_first, _end - _first).CopyTo(_bytes);
        (_first, _end) = (0, _end - _first);
        if (_end == _bytes.Length) Array.Resize(ref _bytes, 2 * _bytes.Length);
        stream.Position = _position;
        int read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _end += read;
        _position += read;
        return read > 0;
    }
}
