using System.Text;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Engine.Snapshots.Flows;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Snapshots;

public class SnapshotContentTests
{
    private readonly SpyStore _store = new();

    [Fact]
    public async Task A_snapshot_reads_as_what_the_run_is_doing()
    {
        await using WorkflowTestHost host = Host(TimerFrame.Twins.AsMachine, ResumeMode.FromSnapshot);
        WorkflowHandle run = await host.Client.StartTwinAsync(0);
        await host.Time.AdvanceAsync("61m");
        await run.ComesToAsync(12);
        Encoding.UTF8.GetString((await _store.ReadSnapshotAsync("the-run", default))!.Data.Span).ShouldBe("""
            {"format":1,"sequence":12,
            "calls":[
            {"call":2,"due":"2025-01-01T09:00:00+00:00"},
            {"call":7,"step":"flaky","arguments":{"format":1,"contract":"6da88c34","body":3},"attempt":2,"retry_at":"2025-01-01T01:11:00+00:00","first_attempt_at":"2025-01-01T01:01:00+00:00"},
            {"call":8,"due":"2025-01-01T03:01:00+00:00"},
            {"call":9,"step":"flaky","arguments":{"format":1,"contract":"6da88c34","body":2},"attempt":2,"retry_at":"2025-01-01T01:11:00+00:00","first_attempt_at":"2025-01-01T01:01:00+00:00"},
            {"call":10,"due":"2025-01-01T03:01:00+00:00"}],
            "frames":[
            {"frame":"Timers","shape":"1","checkpoint":"all#1","file":"Timers.cs","line":3},
            {"frame":"WaitAsync","of":"step:flaky@6da88c34","shape":"1","checkpoint":"WaitAsync#1"},
            {"frame":"WaitAsync","of":"step:flaky@6da88c34","shape":"1","checkpoint":"WaitAsync#1"}],
            "waits":[
            {"any":[{"call":7},{"call":8}]},
            {"frame":1,"on":{"wait":0}},
            {"any":[{"call":9},{"call":10}]},
            {"frame":2,"on":{"wait":2}},
            {"each":"step:flaky@6da88c34","all":[{"frame":1},{"frame":2}]},
            {"frame":0,"on":{"wait":4}}],
            "locals":[
            {"slow":{"call":2},"fast":{"result":null},"fastWon":true,"text":"The task did not end within 00:01:00."},
            {"task":{"call":7},"first":{"wait":0},"timer":8,"timeout":"02:00:00"},
            {"task":{"call":9},"first":{"wait":2},"timer":10,"timeout":"02:00:00"}]}
            """.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_no_snapshot_can_hold_means_replay_until_it_is_gone()
    {
        await using (WorkflowTestHost host = Host(TokenFrame.Twins.AsMachine, ResumeMode.FromSnapshot))
        {
            (await (await host.Client.StartTwinAsync(0)).GetResultAsync().Guarded()).ShouldBe("True");
            host.Resumes.ShouldBe(new ResumeCounts(1, 4));
        }

        _store.Commits.Select(commit => commit.Snapshot).OfType<SnapshotRecord>().Select(each => each.Sequence).ShouldHaveSingleItem().ShouldBe(10);
    }

    [Fact]
    public async Task A_lambda_that_outlives_its_body_means_replay_until_it_ends()
    {
        await using WorkflowTestHost host = Host(OrphanFrame.Twins.AsMachine, ResumeMode.FromSnapshot);
        WorkflowHandle<string> run = await host.Client.StartTwinAsync(0);
        (await run.GetResultAsync().Guarded()).ShouldBe("over");
        (await run.EventsAsync("log_event")).ShouldHaveSingleItem().Data.GetProperty("name").GetString().ShouldBe("lambda 1");
        host.Resumes.ShouldBe(new ResumeCounts(2, 1));
    }

    [Fact]
    public async Task A_value_that_changes_in_a_snapshot_fails_the_test()
    {
        WorkflowTestHost host = Host(ChangingFrame.Twins.AsMachine, ResumeMode.Live, w => w.ConfigureWorker(options => options.SnapshotInterval = 1));
        WorkflowHandle<string> run = await host.Client.StartTwinAsync(0);
        SnapshotMismatchException error = await Should.ThrowAsync<SnapshotMismatchException>(() => run.GetResultAsync().Guarded());
        error.Written.ShouldContain("\"number\":5");
        error.Rewritten.ShouldContain("\"number\":2");
        await Should.ThrowAsync<SnapshotMismatchException>(async () => await host.DisposeAsync());
    }

    [Fact]
    public async Task Steps_that_other_workers_execute_are_awaited_across_snapshots()
    {
        await using WorkflowTestHost main = Serving(ResumeMode.FromSnapshot, "workflows", "steps");
        WorkflowHandle<string> run = await main.Client.StartTwinAsync(1);
        await using WorkflowTestHost gpu = Serving(ResumeMode.Live, "gpu");
        (await run.GetResultAsync().Guarded()).ShouldBe("2 3");
        main.Resumes.FromReplay.ShouldBe(0);
        main.Resumes.FromSnapshot.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_only_a_frame_can_hold_is_refused_elsewhere()
    {
        Should.Throw<ValueException>(() => Payload.Write(Codecs.Task(Codecs.Int32), Task.FromResult(1))).Message.ShouldContain("workflow's variables");
        Should.Throw<ValueException>(() => Payload.Write(Codecs.CancellationToken, default)).Message.ShouldContain("workflow's variables");
        Should.Throw<ValueException>(() => Payload.Write(Codecs.CaughtException<Exception>(), new FormatException())).Message.ShouldContain("workflow's variables");
        Should.Throw<ValueException>(() => Payload.Read(Codecs.Task(), new Payload("{}"u8.ToArray(), ""))).Message.ShouldContain("workflow's variables");
    }

    private WorkflowTestHost Serving(ResumeMode mode, params string[] queues) =>
        Host(RenderFrame.Twins.AsMachine, mode, w => w.ConfigureWorker(options => options.Queues = queues));

    private WorkflowTestHost Host(WorkflowDescriptor workflow, ResumeMode mode, Action<WorkflowsBuilder>? configure = null) => WorkflowTestHost.Create(
        w =>
        {
            w.AddTwin(workflow);
            configure?.Invoke(w);
        },
        new TestHostOptions { Resume = mode, Store = () => _store });
}
