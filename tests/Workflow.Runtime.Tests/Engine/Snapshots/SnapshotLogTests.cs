using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Engine.Snapshots.Flows;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Snapshots;

/// <summary>Who is told of a run that has no snapshot.</summary>
public sealed class SnapshotLogTests
{
    [Theory]
    [InlineData(SnapshotMode.Preferred, LogLevel.Debug)]
    [InlineData(SnapshotMode.Required, LogLevel.Warning)]
    public async Task A_snapshot_that_is_left_out_is_logged_as_the_workflow_wants(SnapshotMode mode, LogLevel level)
    {
        LevelsOfMissingSnapshots levels = new();
        await using WorkflowTestHost host = WorkflowTestHost.Create(
            w => w.AddTwin(ReplayedChildFrame.Twins.AsMachineWith(mode)), new TestHostOptions { Resume = ResumeMode.FromSnapshot, Loggers = levels });
        WorkflowHandle<string> run = await host.Client.StartTwinAsync(0);
        await run.GetResultAsync().Guarded();
        levels.Found.ShouldNotBeEmpty();
        levels.Found.ShouldAllBe(found => found == level);
    }

    private sealed class LevelsOfMissingSnapshots : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<LogLevel> _found = new();

        public IReadOnlyList<LogLevel> Found => [.. _found];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception).Contains("has no snapshot", StringComparison.Ordinal)) _found.Enqueue(logLevel);
        }

        public void Dispose() { }
    }
}
