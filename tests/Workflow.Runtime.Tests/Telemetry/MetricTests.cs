using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Engine.Steps;
using Workflow.Runtime.Tests.Engine.Workers;
using Workflow.Runtime.Tests.Telemetry.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Telemetry;

[Collection(TelemetryTests.Name)]
public sealed class MetricTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task Runs_are_counted_by_how_they_end()
    {
        await using WorkflowTestHost host = Make();
        using MetricRecorder metrics = Listen(host);
        await (await host.Client.StartSlumberingAsync()).GetResultAsync().Guarded();
        await (await host.Client.StartFailingAsync()).FailureAsync();

        metrics.Of("workflow.run.starts").ShouldBe(["1 workflow.name=slumbering", "1 workflow.name=failing"]);
        metrics.Of("workflow.run.ends").ShouldBe(["1 workflow.name=slumbering workflow.run.status=completed", "1 workflow.name=failing workflow.run.status=failed"]);
        metrics.Of("workflow.run.duration").ShouldBe(["3600 workflow.name=slumbering workflow.run.status=completed", "1 workflow.name=failing workflow.run.status=failed"]);
    }

    [Fact]
    public async Task Attempts_are_counted_by_how_they_end_and_retries_as_well()
    {
        await using WorkflowTestHost host = Make();
        using MetricRecorder metrics = Listen(host);
        await (await host.Client.StartTrippingAsync(1, "x")).GetResultAsync().Guarded();

        const string OfStep = "workflow.name=tripping workflow.step.name=trip";
        metrics.Of("workflow.step.attempts").ShouldBe(
            [$"1 {OfStep} workflow.step.outcome=failed error.type=System.InvalidOperationException", $"1 {OfStep} workflow.step.outcome=completed"]);
        metrics.Of("workflow.step.retries").ShouldBe([$"1 {OfStep}"]);
        metrics.Of("workflow.step.duration").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_cached_result_is_an_attempt_that_took_no_time()
    {
        await using WorkflowTestHost host = Make();
        using MetricRecorder metrics = Listen(host);
        await (await host.Client.StartPricingAsync("apple")).GetResultAsync().Guarded();
        await (await host.Client.StartPricingAsync("apple")).GetResultAsync().Guarded();

        metrics.Of("workflow.step.attempts").Select(static each => each.Split('=')[^1]).ShouldBe(["completed", "cached"]);
        metrics.Of("workflow.step.duration").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Resume_latency_is_the_time_since_a_run_was_due()
    {
        string id;
        await using (WorkflowTestHost first = Make())
        {
            id = (await first.Client.StartSlumberingAsync()).RunId;
            await _store.UntilAsync(id, static run => run.Status == RunStatus.Suspended);
        }

        await using WorkflowTestHost second = Make(later: TimeSpan.FromHours(3));
        using MetricRecorder metrics = Listen(second);
        await second.Client.GetHandle(id).GetResultAsync().Guarded();

        metrics.Of("workflow.resume.latency").ShouldBe(["7200 workflow.name=slumbering workflow.resume.kind=snapshot"]);
        metrics.Of("workflow.resume.duration").ShouldBe(["0 workflow.name=slumbering workflow.resume.kind=snapshot"]);
    }

    [Fact]
    public async Task Every_commit_tells_how_many_writes_it_had()
    {
        await using WorkflowTestHost host = Make();
        int written = 0;
        _store.AroundWrite = (writes, apply) =>
        {
            Interlocked.Add(ref written, writes.Count);
            return apply();
        };
        using MetricRecorder metrics = Listen(host);
        await (await host.Client.StartSlumberingAsync()).GetResultAsync().Guarded();

        metrics.Sum("workflow.commit.size").ShouldBe(written);
        metrics.Of("workflow.commit.duration").Length.ShouldBe(metrics.Of("workflow.commit.size").Length);
    }

    [Fact]
    public async Task What_is_under_way_is_told_to_whoever_asks()
    {
        await using WorkflowTestHost host = Make(maxConcurrentSteps: 1);
        using MetricRecorder metrics = Listen(host);
        WorkflowHandle<int>[] runs = [await host.Client.StartOccupyingAsync(), await host.Client.StartOccupyingAsync(), await host.Client.StartOccupyingAsync()];
        await _diary.Entered.Task.Guarded();
        // Lets the engine come to rest.
        await host.Time.AdvanceAsync("1s");

        metrics.Ask();

        metrics.Of("workflow.run.active").ShouldBe(["3"]);
        metrics.Of("workflow.step.active").ShouldBe(["1 workflow.step.queue=steps"]);
        metrics.Of("workflow.queue.depth").ShouldBe(["2 workflow.step.queue=steps"]);
        _diary.Gate.SetResult();
        foreach (WorkflowHandle<int> run in runs) await run.GetResultAsync().Guarded();
    }

    [Fact]
    public async Task Metrics_have_units_and_no_attribute_with_as_many_values_as_there_are_runs()
    {
        await using WorkflowTestHost host = Make();
        using MetricRecorder metrics = Listen(host);
        await (await host.Client.StartFailingAsync()).FailureAsync();
        metrics.Ask();

        metrics.AttributeNames.ShouldBe(
            ["error.type", "workflow.name", "workflow.resume.kind", "workflow.run.status", "workflow.step.name", "workflow.step.outcome", "workflow.step.queue"]);
        metrics.Instruments.ShouldBe(
        [
            "workflow.commit.duration s", "workflow.commit.size {write}", "workflow.queue.depth {attempt}", "workflow.resume.duration s", "workflow.resume.latency s",
            "workflow.run.active {run}", "workflow.run.duration s", "workflow.run.ends {run}", "workflow.run.starts {run}", "workflow.step.active {attempt}",
            "workflow.step.attempts {attempt}", "workflow.step.duration s", "workflow.step.retries {retry}",
        ]);
    }

    private static MetricRecorder Listen(WorkflowTestHost host) => new(host.Services.GetRequiredService<IMeterFactory>());

    private WorkflowTestHost Make(int maxConcurrentSteps = 100, TimeSpan later = default) => Hosts.Make(
        w =>
        {
            w.Services.AddMetrics();
            w.AddTracedFlows().AddTripFlows().AddCacheFlows().AddWorkerFlows().ConfigureWorker(o =>
            {
                o.ResumePolicy = ResumePolicy.Default;
                o.MaxConcurrentSteps = maxConcurrentSteps;
            });
        },
        _diary, store: _store, startTime: Hosts.Start + later);
}
