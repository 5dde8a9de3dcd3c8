namespace Workflow.Cli.Sources;

/// <summary>The trace of one run, read while another process writes it. A line counts once it is ended; what is no trace line is passed over. Not thread-safe.</summary>
internal sealed class TraceFile(string path)
{
    private long _read;

    /// <summary>How many ended lines could not be read: a writer died in the middle of them.</summary>
    public int Unreadable { get; private set; }

    public bool Exists => File.Exists(path);

    /// <summary>The lines that were added since the last call.</summary>
    public async Task<IReadOnlyList<TraceLine>> ReadNewAsync(CancellationToken cancellationToken)
    {
        if (!Exists) return [];
        await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // Somebody has begun it anew.
        if (file.Length < _read) _read = 0;
        file.Position = _read;
        byte[] added = new byte[file.Length - _read];
        int length = await file.ReadAtLeastAsync(added, added.Length, throwOnEndOfStream: false, cancellationToken);
        int ended = added.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
        _read += ended;
        return Parse(added.AsSpan(0, ended));
    }

    private List<TraceLine> Parse(ReadOnlySpan<byte> text)
    {
        List<TraceLine> lines = [];
        while (text.IndexOf((byte)'\n') is >= 0 and int end)
        {
            ReadOnlySpan<byte> line = text[..end].Trim((byte)'\r');
            text = text[(end + 1)..];
            if (line.IsEmpty) continue;
            if (TraceLine.Read(line) is { } known) lines.Add(known);
            else Unreadable++;
        }

        return lines;
    }
}
