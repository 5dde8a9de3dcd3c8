using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Tracing;

namespace Workflow.Runtime;

/// <summary>
/// Reads the traces in a directory, also while other processes write them. A last line that is not finished is not read until it is; what is no line of a trace is told to
/// <paramref name="onProblem"/> and passed over. Thread-safe.
/// </summary>
/// <param name="directory">The directory of traces. It need not be there.</param>
/// <param name="onProblem">Told of every line that cannot be read; without it such a line is a <see cref="FormatException"/> that names file and line.</param>
public sealed class TraceReader(string directory = TraceReader.DefaultDirectory, Action<TraceProblem>? onProblem = null)
{
    /// <summary>Where traces lie unless something else is said: <c>.workflow-trace</c>.</summary>
    public const string DefaultDirectory = ".workflow-trace";

    private readonly string _directory = Path.GetFullPath(directory);
    private readonly ConcurrentDictionary<string, LastLook> _last = new(StringComparer.Ordinal);

    /// <summary>The ids of the runs that have traces, in order.</summary>
    public IReadOnlyList<string> ListRuns() => !Directory.Exists(_directory) ? [] :
    [
        .. Directory.EnumerateDirectories(_directory).Select(static each => Path.GetFileName(each)!)
            .Where(each => Names.IsRunId(each) && File.Exists(TracePaths.FileOf(_directory, each))).Order(StringComparer.Ordinal),
    ];

    /// <summary>Where a run stood last; null where there is no trace of it. Reads the last whole line only, and not again while the file is unchanged.</summary>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    /// <exception cref="FormatException">A line is no line of a trace, and nobody else is to be told.</exception>
    public LiveTrace? ReadLast(string runId)
    {
        FileInfo file = new(TracePaths.FileOf(_directory, runId));
        if (!file.Exists) return null;
        if (_last.TryGetValue(runId, out LastLook? look) && (look.Length, look.WrittenAt) == (file.Length, file.LastWriteTimeUtc)) return look.Trace;
        using FileStream? stream = Open(runId);
        if (stream is null) return null;
        LiveTrace? last = ReadFromTheEnd(runId, stream);
        _last[runId] = new LastLook(file.Length, file.LastWriteTimeUtc, last);
        return last;
    }

    /// <summary>The trace of a run, oldest line first; empty where there is none.</summary>
    /// <inheritdoc cref="ReadLast"/>
    public IEnumerable<LiveTrace> ReadAll(string runId)
    {
        Names.CheckRunId(runId);
        return ReadAllLines(runId);
    }

    /// <summary>The trace of a run from its beginning, and on as it grows; waits for one that is not there yet. Ends with <paramref name="cancellationToken"/> only: a run that has ended may be restarted.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="pollInterval">How often the file is looked at, longer than nothing. Default: 100 ms.</param>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The id is malformed, or the interval not longer than nothing.</exception>
    /// <exception cref="FormatException">A line is no line of a trace, and nobody else is to be told.</exception>
    public IAsyncEnumerable<LiveTrace> FollowAsync(string runId, TimeSpan? pollInterval = null, CancellationToken cancellationToken = default)
    {
        Names.CheckRunId(runId);
        TimeSpan interval = pollInterval ?? TimeSpan.FromMilliseconds(100);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(pollInterval));
        return FollowLinesAsync(runId, interval, cancellationToken);
    }

    private LiveTrace? ReadFromTheEnd(string runId, FileStream stream)
    {
        LinesFromTheEnd lines = new(stream);
        while (lines.TryNext(out ReadOnlyMemory<byte> line, out bool isFirst))
        {
            if (Read(runId, line, isFirst ? 1 : 0) is { } trace) return trace;
        }

        return null;
    }

    private IEnumerable<LiveTrace> ReadAllLines(string runId)
    {
        using FileStream? stream = Open(runId);
        if (stream is null) yield break;
        TraceLines lines = new(stream, 0);
        while (lines.TryNext(out ReadOnlyMemory<byte> line, out long number))
        {
            if (Read(runId, line, number) is { } trace) yield return trace;
        }
    }

    private async IAsyncEnumerable<LiveTrace> FollowLinesAsync(string runId, TimeSpan interval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FileStream? stream = null;
        try
        {
            while ((stream = Open(runId)) is null) await Task.Delay(interval, cancellationToken).ConfigureAwait(false);
            TraceLines lines = new(stream, 0);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (lines.TryNext(out ReadOnlyMemory<byte> line, out long number))
                {
                    if (Read(runId, line, number) is { } trace) yield return trace;
                }

                await Task.Delay(interval, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (stream is not null) await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private FileStream? Open(string runId)
    {
        string path = TracePaths.FileOf(_directory, runId);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private LiveTrace? Read(string runId, ReadOnlyMemory<byte> line, long number)
    {
        // Two writers at once may both have ended what a third one left unfinished.
        if (line.IsEmpty) return null;
        try
        {
            LiveTrace trace = TraceLine.Read(line);
            return trace.RunId == runId ? trace : throw new FormatException($"This is a line of run '{trace.RunId}', in the trace of run '{runId}'.");
        }
        catch (FormatException error)
        {
            TraceProblem problem = new(TracePaths.FileOf(_directory, runId), number, error.Message);
            if (onProblem is null) throw new FormatException(problem.ToString(), error);
            onProblem(problem);
            return null;
        }
    }

    /// <summary>The last line of a file, and what the file was like before it was read.</summary>
    private sealed record LastLook(long Length, DateTime WrittenAt, LiveTrace? Trace);
}
