using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Telemetry.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Telemetry;

[Collection(TelemetryTests.Name)]
public sealed class OpenTelemetryTests
{
    private readonly Diary _diary = new();

    [Fact]
    public async Task OpenTelemetry_exports_the_spans_of_a_run_as_one_trace()
    {
        Kept<Activity> exported = new();
        using TracerProvider tracing = Sdk.CreateTracerProviderBuilder().AddSource(WorkflowTelemetry.ActivitySourceName)
            .AddProcessor(new SimpleActivityExportProcessor(exported)).Build();
        await using WorkflowTestHost host = Hosts.Make(w => w.AddTracedFlows(), _diary);
        await (await host.Client.StartCountingDownAsync(0)).GetResultAsync().Guarded();

        exported.Items.Select(static each => each.DisplayName).ShouldBe(["step look_around", "run counting_down"]);
        exported.Items[0].ParentSpanId.ShouldBe(exported.Items[1].SpanId);
        exported.Items[0].TraceId.ShouldBe(exported.Items[1].TraceId);
    }

    [Fact]
    public async Task A_run_is_sampled_as_what_it_was_started_within()
    {
        Kept<Activity> exported = new();
        using TracerProvider tracing = Sdk.CreateTracerProviderBuilder().AddSource(WorkflowTelemetry.ActivitySourceName)
            .AddProcessor(new SimpleActivityExportProcessor(exported)).Build();
        await using WorkflowTestHost host = Hosts.Make(w => w.AddTracedFlows(), _diary);
        using Activity request = new Activity("request") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
        await (await host.Client.StartCountingDownAsync(0)).GetResultAsync().Guarded();

        exported.Items.ShouldBeEmpty();
        // What the body does is in the trace all the same, so that it is not sampled as a trace of its own.
        _diary.Lines.ShouldBe(["run counting_down"]);
    }

    [Fact]
    public async Task OpenTelemetry_collects_the_metrics()
    {
        Names exported = new();
        using MeterProvider metering = Sdk.CreateMeterProviderBuilder().AddMeter(WorkflowTelemetry.MeterName).AddReader(new BaseExportingMetricReader(exported)).Build();
        await using WorkflowTestHost host = Hosts.Make(w => w.AddTracedFlows(), _diary);
        await (await host.Client.StartFailingAsync()).FailureAsync();
        metering.ForceFlush();

        exported.Items.ShouldBeSubsetOf(
        [
            "workflow.commit.duration", "workflow.commit.size", "workflow.queue.depth", "workflow.resume.duration", "workflow.resume.latency", "workflow.run.active",
            "workflow.run.duration", "workflow.run.ends", "workflow.run.starts", "workflow.step.active", "workflow.step.attempts", "workflow.step.duration", "workflow.step.retries",
        ]);
        exported.Items.Count.ShouldBe(13);
    }

    private sealed class Kept<T> : BaseExporter<T>
        where T : class
    {
        public List<T> Items { get; } = [];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (T item in batch) Items.Add(item);
            return ExportResult.Success;
        }
    }

    private sealed class Names : BaseExporter<Metric>
    {
        public HashSet<string> Items { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch) Items.Add(metric.Name);
            return ExportResult.Success;
        }
    }
}
