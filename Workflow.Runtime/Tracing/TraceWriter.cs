using System.Buffers;

namespace Workflow.Runtime.Tracing;

/// <summary>Writes what runs are doing into a directory of traces; see docs/trace.md. For one caller at a time.</summary>
internal sealed class TraceWriter(string directory) : IRunObserver, IDisposable
{
    /// <summary>How many files are open at a time; the one that was written longest ago is closed for another.</summary>
    public const int MostOpenFiles = 64;

    /// <summary>Open files, the one that was written last at the end.</summary>
    private readonly LinkedList<(string RunId, TraceFile File)> _open = [];
    private readonly Dictionary<string, LinkedListNode<(string RunId, TraceFile File)>> _byRun = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>The full path of the directory.</summary>
    public string Directory { get; } = directory;

    /// <summary>How many files are open.</summary>
    public int OpenFiles => _open.Count;

    public ValueTask ObserveAsync(RunProgress progress)
    {
        _line.ResetWrittenCount();
        TraceLine.Write(_line, progress);
        try
        {
            FileOf(progress.RunId).Append(_line.WrittenMemory);
        }
        catch
        {
            Close(progress.RunId);
            throw;
        }

        // One that waits may wait for days, and may go on elsewhere.
        if (progress.Status != RunStatus.Running) Close(progress.RunId);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        foreach ((_, TraceFile file) in _open) file.Dispose();
        _open.Clear();
        _byRun.Clear();
    }

    private TraceFile FileOf(string runId)
    {
        if (_byRun.TryGetValue(runId, out LinkedListNode<(string RunId, TraceFile File)>? node))
        {
            _open.Remove(node);
            _open.AddLast(node);
            return node.Value.File;
        }

        if (_open.Count == MostOpenFiles) Close(_open.First!.Value.RunId);
        TraceFile file = new(TracePaths.FileOf(Directory, runId));
        _byRun.Add(runId, _open.AddLast((runId, file)));
        return file;
    }

    private void Close(string runId)
    {
        if (!_byRun.Remove(runId, out LinkedListNode<(string RunId, TraceFile File)>? node)) return;
        _open.Remove(node);
        node.Value.File.Dispose();
    }
}
