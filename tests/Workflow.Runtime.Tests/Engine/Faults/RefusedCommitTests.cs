using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Blocking;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Values;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Faults;

public class RefusedCommitTests
{
    private readonly StoreWrapper _store = new();
    private int _executions;
    private int _refusals;

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_step_whose_outcome_the_store_does_not_take_is_not_executed_again(ResumeMode mode)
    {
        Refuse("step_completed", times: 3);
        await using WorkflowTestHost host = Host(mode);
        (await EndAsync(host)).ShouldBe(4);
        (_executions, _refusals).ShouldBe((3, 3));
    }

    [Fact]
    public async Task An_attempt_whose_failure_the_store_does_not_take_is_not_made_again()
    {
        Refuse("step_retrying", times: 2);
        await using WorkflowTestHost host = Host(ResumeMode.Live, failures: 1);
        (await EndAsync(host)).ShouldBe(4);
        (_executions, _refusals).ShouldBe((4, 2));
    }

    [Fact]
    public async Task A_logger_that_fails_does_not_stop_the_engine()
    {
        Refuse("step_completed", times: 2);
        using LoggerFactory loggers = new([new FailingProvider()]);
        await using WorkflowTestHost host = Host(ResumeMode.Live, loggers: loggers);
        (await EndAsync(host)).ShouldBe(4);
    }

    private void Refuse(string type, int times) => _store.AroundWrite = (writes, apply) =>
    {
        if (_refusals == times || !writes.OfType<CommitRun>().Any(commit => commit.Events.Any(each => each.Type == type))) return apply();
        _refusals++;
        throw new StoreException("full", "no space left");
    };

    private WorkflowTestHost Host(ResumeMode mode, int failures = 0, ILoggerFactory? loggers = null)
    {
        StepDescriptor<int, int> step = new()
        {
            Name = "add",
            Method = "RefusedCommitTests.Add",
            Arguments = Codecs.Int32,
            Result = Codecs.Int32,
            Retry = new RetryPolicy { Jitter = 0 },
            Body = (_, number, _) => Interlocked.Increment(ref _executions) <= failures ? throw new InvalidOperationException("not yet") : Task.FromResult(number + 1),
        };
        return WorkflowTestHost.Create(
            w => w.AddStep(step).AddWorkflow(HandMade.Workflow("1", async (context, number) =>
            {
                for (int i = 0; i < 3; i++) number = await context.CallStep(step, number);
                return number;
            })),
            new TestHostOptions { Resume = mode, Store = () => _store, Loggers = loggers });
    }

    private static async Task<int> EndAsync(WorkflowTestHost host) =>
        await (await host.Client.StartAsync<int, int>("counting", "1.0.0", 1)).GetResultAsync().Guarded();

    private sealed class FailingProvider : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("no space left");

        public void Dispose()
        {
        }
    }
}
