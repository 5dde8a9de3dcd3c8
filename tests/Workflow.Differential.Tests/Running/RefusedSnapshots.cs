using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Workflow.Differential.Running;

/// <summary>
/// Hears of snapshots that could not be taken, or not be used. A run goes on without them, by replay; in these tests it would hide that the frame is wrong.
/// </summary>
internal sealed class RefusedSnapshots : ILoggerFactory, ILogger
{
    private readonly ConcurrentDictionary<string, bool> _obstacles = new(StringComparer.Ordinal);
    private string? _first;

    /// <summary>Why snapshots could not be taken.</summary>
    public IEnumerable<string> Obstacles => _obstacles.Keys;

    public string? First => Volatile.Read(ref _first);

    public ILogger CreateLogger(string categoryName) => categoryName == "Workflow" ? NullLogger.Instance : this;

    public void AddProvider(ILoggerProvider provider) { }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string line = formatter(state, exception);
        if (line.Contains("has no snapshot at event", StringComparison.Ordinal)) _obstacles[line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]] = true;
        if (line.Contains("cannot be used; its log is replayed", StringComparison.Ordinal)) Interlocked.CompareExchange(ref _first, $"{line} {exception}", null);
    }

    public void Dispose() { }
}
