using System.Diagnostics;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Telemetry.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Telemetry;

[Collection(TelemetryTests.Name)]
public sealed class StepSpanTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task An_attempt_is_a_span_within_its_segment()
    {
        using SpanRecorder spans = new();
        await using WorkflowTestHost host = Make();
        WorkflowHandle<int> run = await host.Client.StartCountingDownAsync(0);
        await run.GetResultAsync().Guarded();

        Activity attempt = spans.Attempts(run.RunId).ShouldHaveSingleItem();
        (attempt.OperationName, attempt.Kind).ShouldBe(("step look_around", ActivityKind.Internal));
        attempt.ParentSpanId.ShouldBe(spans.Segments(run.RunId).Single().SpanId);
        attempt.Tags(but: "workflow.worker.id").ShouldBe(
        [
            "workflow.name=counting_down", "workflow.version=1.0.0", $"workflow.run.id={run.RunId}", "workflow.step.name=look_around", "workflow.step.sequence=2",
            "workflow.step.attempt=1", "workflow.step.queue=steps", "workflow.step.outcome=completed",
        ]);
    }

    [Fact]
    public async Task The_body_of_a_step_runs_within_its_span()
    {
        using SpanRecorder spans = new();
        await using WorkflowTestHost host = Make();
        await (await host.Client.StartSlumberingAsync()).GetResultAsync().Guarded();

        _diary.Lines.ShouldBe(["step look_around", "step look_around"]);
    }

    [Fact]
    public async Task Where_attempts_are_not_recorded_the_body_of_a_step_runs_within_the_segment()
    {
        using SpanRecorder spans = new(static name => !name.StartsWith("step ", StringComparison.Ordinal));
        await using WorkflowTestHost host = Make();
        await (await host.Client.StartCountingDownAsync(0)).GetResultAsync().Guarded();

        _diary.Lines.ShouldBe(["run counting_down"]);
    }

    [Fact]
    public async Task A_step_of_another_worker_is_within_the_segment_that_called_it()
    {
        using SpanRecorder spans = new();
        Diary ofGpu = new();
        await using WorkflowTestHost main = Make("workflows", "steps");
        await using WorkflowTestHost gpu = Hosts.Make(w => w.AddTracedFlows().ConfigureWorker(static o => o.Queues = ["gpu"]), ofGpu, store: _store);
        using Activity request = new Activity("request") { TraceStateString = "vendor=one" }.Start();
        WorkflowHandle<int> run = await main.Client.StartElsewhereAsync();
        await run.GetResultAsync().Guarded();

        Activity attempt = spans.Attempts(run.RunId).ShouldHaveSingleItem();
        Activity segment = spans.Segments(run.RunId)[0];
        (attempt.Kind, attempt.HasRemoteParent, attempt.ParentSpanId, attempt.TraceId).ShouldBe((ActivityKind.Consumer, true, segment.SpanId, request.TraceId));
        attempt.TraceStateString.ShouldBe("vendor=one");
        attempt.GetTagItem("workflow.version").ShouldBe("1.0.0");
        attempt.GetTagItem("workflow.worker.id").ShouldNotBe(segment.GetTagItem("workflow.worker.id"));
        ofGpu.Lines.ShouldBe(["step varnish"]);
    }

    [Fact]
    public async Task Each_attempt_has_a_span_of_its_own_and_failed_ones_are_errors_without_messages()
    {
        using SpanRecorder spans = new();
        await using WorkflowTestHost host = Make();
        WorkflowHandle<int> run = await host.Client.StartFailingAsync();
        await run.FailureAsync();

        Activity[] attempts = spans.Attempts(run.RunId);
        attempts.Select(static each => each.GetTagItem("workflow.step.attempt")).ShouldBe([1, 2]);
        attempts.ShouldAllBe(static each => each.Status == ActivityStatusCode.Error && each.StatusDescription == null);
        attempts.ShouldAllBe(static each => (string?)each.GetTagItem("error.type") == "System.InvalidOperationException" && !each.Events.Any());
    }

    private WorkflowTestHost Make(params string[] queues) =>
        Hosts.Make(w => w.AddTracedFlows().ConfigureWorker(o => o.Queues = queues.Length == 0 ? null : queues), _diary, store: _store);
}
