using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Workflow.Runtime.Tests.Tracing;

/// <summary>An observer that keeps what it is told.</summary>
internal sealed class Watching : IRunObserver
{
    private readonly Channel<RunProgress> _news = Channel.CreateUnbounded<RunProgress>();
    private readonly ConcurrentQueue<RunProgress> _all = new();

    /// <summary>Done before anything is kept.</summary>
    public Func<RunProgress, Task>? Before { get; init; }

    public RunProgress[] All => [.. _all];

    public async ValueTask ObserveAsync(RunProgress progress)
    {
        if (Before is { } before) await before(progress);
        _all.Enqueue(progress);
        _news.Writer.TryWrite(progress);
    }

    /// <summary>The next thing that it is told and that fits.</summary>
    public async Task<RunProgress> NextAsync(Func<RunProgress, bool> fits)
    {
        while (true)
        {
            RunProgress next = await _news.Reader.ReadAsync();
            if (fits(next)) return next;
        }
    }
}
