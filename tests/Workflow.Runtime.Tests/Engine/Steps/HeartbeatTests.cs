using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class HeartbeatTests
{
    private readonly HandMovedTime _time = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task An_attempt_is_not_silent_while_the_store_takes_its_report()
    {
        TaskCompletionSource isBusy = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.AroundWrite = async (_, apply) =>
        {
            await isBusy.Task;
            return await apply();
        };
        using EngineMetrics metrics = new(null);
        await using Journal journal = new(_store, new EngineActivity(), static _ => { }, metrics, _time, NullLogger.Instance);
        StepReporter reporter = new(Attempt(), () => journal, _time, NullLogger.Instance);
        Task report = reporter.ReportAsync(0.5, null);

        _time.Advance(TimeSpan.FromMinutes(1));
        TimeSpan whileBusy = reporter.Silence;
        isBusy.SetResult();
        await report.Guarded();

        whileBusy.ShouldBe(TimeSpan.Zero);
        reporter.Silence.ShouldBe(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(20));
        reporter.Silence.ShouldBe(TimeSpan.FromSeconds(20));
    }

    private static StepAttempt Attempt() => new()
    {
        RunId = "run",
        Workflow = "copying",
        Step = new StepDescriptor<NoResult, NoResult>
        {
            Name = "copy",
            Method = "Copy",
            Arguments = Codecs.NoResult,
            Result = Codecs.NoResult,
            Body = static (_, _, _) => Task.FromResult(default(NoResult)),
        },
        Arguments = default,
        Call = 2,
        Attempt = 1,
        Holder = new StepHolder("worker", 1, IsOfTask: false),
        OnEnded = static (_, _) => { },
    };

    private sealed class HandMovedTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _ticks);

        public void Advance(TimeSpan duration) => Interlocked.Add(ref _ticks, duration.Ticks);
    }
}
