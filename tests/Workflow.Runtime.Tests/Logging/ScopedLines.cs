using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Workflow.Runtime.Tests.Logging;

/// <summary>Keeps log lines of users with the scopes that they were written in.</summary>
internal sealed class ScopedLines : ILoggerProvider, ISupportExternalScope, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public string[] Lines => [.. _lines];

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => categoryName is "Workflow" or "Workflow.Runtime.Tests.Logging.LoggedFlows"
        ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        List<string> parts = [];
        _scopes.ForEachScope(
            static (scope, parts) => parts.AddRange(((IEnumerable<KeyValuePair<string, object?>>)scope!).Select(static each => $"{each.Key}={each.Value}")), parts);
        _lines.Enqueue($"{string.Join(' ', parts)}: {formatter(state, exception)}");
    }

    public void Dispose() { }
}
