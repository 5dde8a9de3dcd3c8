using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Tests.Engine.Blocking;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Telemetry.Kit;
using Workflow.Runtime.Values;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Telemetry;

[Collection(TelemetryTests.Name)]
public sealed class SilentTelemetryTests
{
    private readonly StoreWrapper _store = new();

    [Fact]
    public void Where_nobody_listens_telling_makes_no_garbage()
    {
        using EngineMetrics metrics = new(meters: null);
        RunRecord run = new()
        {
            RunId = "r", Workflow = "counting", Version = "1.0.0", Status = RunStatus.Running, Input = default, CreatedAt = default, UpdatedAt = default, LastSequence = 1,
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        };
        CommitRun last = new() { RunId = "r", WorkerId = "w", Epoch = 1, ExpectedSequence = 1, Status = RunStatus.Completed, ShapeHash = "1", Now = default, Release = true };
        InboxMessage message = new(1, "r", InboxMessageKinds.Signal, "{}"u8.ToArray(), default);
        StepOutcome outcome = new() { Result = default(Payload) };
        StepAttempt attempt = new()
        {
            RunId = "r", Workflow = "counting", Step = HandMade.Step("one"), Arguments = default, Call = 2, Attempt = 2, Holder = new StepHolder("w", 1, false), OnEnded = static (_, _) => { },
        };
        void Tell()
        {
            _ = TraceContext.Current;
            Activity? segment = SegmentSpan.Start(run, "w");
            _ = TraceContext.Within(segment, run);
            SegmentSpan.Loaded(segment, ResumeKind.Replay);
            SegmentSpan.Received(segment, message);
            SegmentSpan.End(segment, last, null);
            StepSpan.End(StepSpan.Start(attempt), attempt, outcome);
            metrics.RunStarted(run);
            metrics.Loaded(run, ResumeKind.Replay, TimeSpan.Zero);
            metrics.Reacted(run, ResumeKind.Replay, TimeSpan.Zero);
            metrics.AttemptBegan(attempt);
            metrics.AttemptEnded(attempt, outcome, TimeSpan.Zero);
            metrics.Committed(1, TimeSpan.Zero);
            metrics.RunEnded(run, last);
        }

        Tell();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) Tell();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public async Task A_trace_passes_through_workers_that_nobody_listens_to()
    {
        await using WorkflowTestHost host = Make();
        using Activity request = new Activity("request") { TraceStateString = "vendor=one" }.Start();
        WorkflowHandle<int> run = await host.Client.StartFosteringAsync();
        await run.GetResultAsync().Guarded();

        foreach (string id in new[] { run.RunId, "child" })
        {
            RunRecord record = (await _store.ReadRunAsync(id, CancellationToken.None))!;
            (record.TraceParent, record.TraceState, record.LastSegment).ShouldBe((request.Id, "vendor=one", null));
        }
    }

    [Fact]
    public async Task A_run_that_was_started_within_nothing_is_kept_without_a_trace()
    {
        await using WorkflowTestHost host = Make();
        WorkflowHandle<int> run = await host.Client.StartSlumberingAsync();
        await run.GetResultAsync().Guarded();

        RunRecord record = (await _store.ReadRunAsync(run.RunId, CancellationToken.None))!;
        (record.TraceParent, record.TraceState, record.LastSegment).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task Segments_that_are_not_recorded_are_not_kept()
    {
        using SpanRecorder none = new(static _ => false);
        await using WorkflowTestHost host = Make();
        WorkflowHandle<int> run = await host.Client.StartSlumberingAsync();
        await run.GetResultAsync().Guarded();

        (await _store.ReadRunAsync(run.RunId, CancellationToken.None))!.LastSegment.ShouldBeNull();
    }

    [Fact]
    public async Task A_trace_that_cannot_be_read_counts_as_none()
    {
        using SpanRecorder spans = new();
        await using WorkflowTestHost host = Make();
        WorkflowEngine engine = host.Services.GetRequiredService<WorkflowEngine>();
        CreateRun create = Creation.Of(
            engine.Registry.Resolve("slumbering", null), Payload.Write(Codecs.NoResult, default), "odd", host.Time.GetUtcNow(), null, new TraceContext("no such thing", "at all"));
        await engine.CreateAsync(create, engine.Registry.Resolve("slumbering", null), CancellationToken.None);
        await host.Client.GetHandle("odd").GetResultAsync().Guarded();

        spans.Segments("odd").ShouldAllBe(static each => each.ParentSpanId == default);
    }

    private WorkflowTestHost Make() => Hosts.Make(w => w.AddTracedFlows(), new Diary(), store: _store);
}
