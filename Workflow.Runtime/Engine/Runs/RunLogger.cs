using Microsoft.Extensions.Logging;
using Workflow.Runtime.Logging;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>
/// The logger of a workflow body: silent during replay, and holding lines back until what they could have observed is durable.
/// </summary>
internal sealed class RunLogger(ILogger inner, RunInfo run, Func<bool> isReplaying) : ILogger
{
    public List<Action> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => !isReplaying() && inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        // Formatted now: what it speaks of may have changed by the time that it is written.
        string message = formatter(state, exception);
        Lines.Add(() =>
        {
            using IDisposable? scope = inner.BeginScope(new RunLogScope(run));
            inner.Log(logLevel, eventId, state, exception, (_, _) => message);
        });
    }
}
