using System.Diagnostics;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Blocking;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Engine.Workers;
using Workflow.Runtime.Tests.Telemetry.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Telemetry;

[Collection(TelemetryTests.Name)]
public sealed class SegmentSpanTests : IDisposable
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();
    private readonly SpanRecorder _spans = new();

    public void Dispose() => _spans.Dispose();

    [Fact]
    public async Task A_run_is_a_span_within_what_it_was_started_within()
    {
        await using WorkflowTestHost host = Parking();
        using Activity request = new Activity("request") { TraceStateString = "vendor=one" }.Start();
        WorkflowHandle<int> run = await host.Client.StartCountingDownAsync(0);
        await run.GetResultAsync().Guarded();

        Activity segment = _spans.Segments(run.RunId).ShouldHaveSingleItem();
        (segment.OperationName, segment.Kind).ShouldBe(("run counting_down", ActivityKind.Consumer));
        (segment.TraceId, segment.ParentSpanId).ShouldBe((request.TraceId, request.SpanId));
        segment.TraceStateString.ShouldBe("vendor=one");
        segment.Tags(but: "workflow.worker.id").ShouldBe(
        [
            "workflow.name=counting_down", "workflow.version=1.0.0", $"workflow.run.id={run.RunId}", "workflow.resume.kind=start", "workflow.segment.outcome=ended",
            "workflow.run.status=completed",
        ]);
        segment.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_run_that_was_started_within_nothing_begins_a_trace()
    {
        await using WorkflowTestHost host = Parking();
        WorkflowHandle<int> run = await host.Client.StartSlumberingAsync();
        await run.GetResultAsync().Guarded();

        _spans.Segments(run.RunId).Select(static each => each.ParentSpanId).ShouldAllBe(static each => each == default);
    }

    [Fact]
    public async Task Each_time_that_a_run_is_in_memory_is_a_segment_which_links_to_the_one_before()
    {
        await using WorkflowTestHost host = Parking();
        using Activity request = new Activity("request").Start();
        WorkflowHandle<int> run = await host.Client.StartSlumberingAsync();
        await run.GetResultAsync().Guarded();

        Activity[] segments = _spans.Segments(run.RunId);
        segments.Select(static each => each.GetTagItem("workflow.segment.outcome")).ShouldBe(["parked", "ended"]);
        segments.Select(static each => each.GetTagItem("workflow.resume.kind")).ShouldBe(["start", "snapshot"]);
        segments.ShouldAllBe(each => each.ParentSpanId == request.SpanId);
        segments[0].Links.ShouldBeEmpty();
        segments[1].Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(segments[0].SpanId);
    }

    [Fact]
    public async Task A_run_that_goes_on_in_another_process_stays_in_its_trace()
    {
        string id;
        using Activity request = new Activity("request").Start();
        await using (WorkflowTestHost first = Parking())
        {
            id = (await first.Client.StartSlumberingAsync()).RunId;
            await _store.UntilAsync(id, static run => run.Status == RunStatus.Suspended);
        }

        request.Stop();
        await using WorkflowTestHost second = Parking();
        await second.Client.GetHandle(id).GetResultAsync().Guarded();

        Activity[] segments = _spans.Segments(id);
        segments.Length.ShouldBe(2);
        segments.ShouldAllBe(each => each.TraceId == request.TraceId && each.ParentSpanId == request.SpanId);
        segments[1].Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(segments[0].SpanId);
        segments.Select(static each => each.GetTagItem("workflow.worker.id")).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_child_run_is_within_the_segment_that_started_it_and_the_segment_that_hears_of_its_end_links_to_it()
    {
        await using WorkflowTestHost host = Parking();
        using Activity request = new Activity("request").Start();
        WorkflowHandle<int> run = await host.Client.StartFosteringAsync();
        await run.GetResultAsync().Guarded();

        Activity[] parent = _spans.Segments(run.RunId), child = _spans.Segments("child");
        child.ShouldAllBe(each => each.TraceId == request.TraceId && each.ParentSpanId == parent[0].SpanId);
        parent[^1].Links.Select(static each => each.Context.SpanId).ShouldContain(child[^1].SpanId);
    }

    [Fact]
    public async Task A_run_that_begins_anew_stays_in_its_trace()
    {
        await using WorkflowTestHost host = Parking();
        using Activity request = new Activity("request").Start();
        WorkflowHandle<int> run = await host.Client.StartCountingDownAsync(1);
        await run.GetResultAsync().Guarded();

        Activity[] segments = _spans.Segments(run.RunId);
        segments.Select(static each => each.GetTagItem("workflow.segment.outcome")).ShouldBe(["begun_anew", "ended"]);
        segments.ShouldAllBe(each => each.ParentSpanId == request.SpanId);
    }

    [Fact]
    public async Task A_run_that_failed_is_an_error_that_tells_nothing_of_the_users()
    {
        await using WorkflowTestHost host = Parking();
        WorkflowHandle<int> run = await host.Client.StartFailingAsync();
        await run.FailureAsync();

        Activity segment = _spans.Segments(run.RunId)[^1];
        (segment.Status, segment.StatusDescription, segment.GetTagItem("error.type")).ShouldBe((ActivityStatusCode.Error, null, "System.InvalidOperationException"));
        foreach (Activity span in _spans.Of(run.RunId)) string.Join(' ', span.Tags()).ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_run_that_is_restarted_stays_in_its_trace()
    {
        await using WorkflowTestHost host = Parking();
        using Activity request = new Activity("request").Start();
        WorkflowHandle<int> run = await host.Client.StartFailingAsync();
        await run.FailureAsync();
        int before = _spans.Segments(run.RunId).Length;
        request.Stop();

        await run.RestartAsync();
        await run.FailureAsync();

        Activity again = _spans.Segments(run.RunId)[before];
        again.ParentSpanId.ShouldBe(request.SpanId);
        again.Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(_spans.Segments(run.RunId)[before - 1].SpanId);
    }

    [Fact]
    public async Task A_segment_links_to_those_whose_messages_it_takes_in()
    {
        await using WorkflowTestHost host = Parking();
        WorkflowHandle<int> run = await host.Client.StartAskingAsync();
        string token = await host.WaitForHookAsync("answer");
        ActivitySpanId answerer, sender;
        using (Activity request = new Activity("answer").Start())
        {
            answerer = request.SpanId;
            await host.Client.AnswerHookAsync(token, 1);
        }

        using (Activity request = new Activity("signal").Start())
        {
            sender = request.SpanId;
            await run.SignalAsync("more", 2);
        }

        (await run.GetResultAsync().Guarded()).ShouldBe(3);

        ActivitySpanId[] linked = [.. _spans.Segments(run.RunId).SelectMany(static each => each.Links).Select(static each => each.Context.SpanId)];
        linked.ShouldContain(answerer);
        linked.ShouldContain(sender);
    }

    [Fact]
    public async Task A_segment_links_to_the_first_128_of_very_many_messages()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddTracedFlows(), _diary, store: _store);
        WorkflowHandle<int> run = await host.Client.StartAskingAsync();
        string token = await host.WaitForHookAsync("answer");
        using (new Activity("signals").Start())
        {
            for (int i = 0; i < 200; i++) await run.SignalAsync("more", i);
        }

        await host.Client.AnswerHookAsync(token, 1);
        (await run.GetResultAsync().Guarded()).ShouldBe(1);

        _spans.Segments(run.RunId).ShouldHaveSingleItem().Links.Count().ShouldBe(128);
    }

    [Fact]
    public async Task A_run_that_is_terminated_while_it_waits_is_cancelled_and_no_error()
    {
        await using WorkflowTestHost host = Parking();
        WorkflowHandle<int> run = await host.Client.StartAskingAsync();
        await host.WaitForHookAsync("answer");
        await run.TerminateAsync();
        await run.FailureAsync();
        // Lets the engine come to rest: the store may tell of the end before the segment is over.
        await host.Time.AdvanceAsync("1s");

        Activity last = _spans.Segments(run.RunId)[^1];
        (last.Status, last.GetTagItem("workflow.run.status")).ShouldBe((ActivityStatusCode.Unset, "cancelled"));
    }

    [Fact]
    public async Task A_run_that_its_worker_lost_is_an_error()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddWorkerFlows().ConfigureWorker(static o => o.LeaseDuration = TimeSpan.FromSeconds(1)), _diary, store: _store);
        WorkflowHandle<int> run = await host.Client.StartOccupyingAsync();
        await _diary.Entered.Task.Guarded();
        RunRecord held = await _store.UntilAsync(run.RunId, static each => each.LastSequence == 2);
        await _store.ReleaseWorkerAsync(held.Owner!, CancellationToken.None);
        // The worker renews its lease, and takes the run again.
        await _store.UntilAsync(run.RunId, each => each.Owner is not null && each.Epoch > held.Epoch);
        _diary.Gate.SetResult();
        await run.GetResultAsync().Guarded();
        // Lets the engine come to rest.
        await host.Time.AdvanceAsync("1s");

        _spans.Segments(run.RunId).Select(static each => $"{each.GetTagItem("workflow.segment.outcome")} {each.Status} {each.GetTagItem("error.type")}".Trim())
            .ShouldBe(["lost Error lost", "ended Unset"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_run_that_its_code_does_not_fit_is_blocked()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddWorkflow(HandMade.Unmakeable()), _diary, store: _store);
        WorkflowHandle<int> run = await host.Client.StartAsync<int, int>("counting", "1.0.0", 1);
        await _store.UntilBlockedAsync(run.RunId);
        // Lets the engine come to rest.
        await host.Time.AdvanceAsync("1s");

        Activity segment = _spans.Segments(run.RunId).ShouldHaveSingleItem();
        (segment.Status, segment.GetTagItem("error.type"), segment.GetTagItem("workflow.segment.outcome"), segment.GetTagItem("workflow.run.status"))
            .ShouldBe((ActivityStatusCode.Error, "blocked", "blocked", "suspended"));
    }

    /// <summary>A host that lets waiting runs go as a worker in production does.</summary>
    private WorkflowTestHost Parking() => Hosts.Make(w => w.AddTracedFlows().ConfigureWorker(static o => o.ResumePolicy = ResumePolicy.Default), _diary, store: _store);
}
