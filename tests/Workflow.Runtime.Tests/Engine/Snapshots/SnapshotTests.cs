using System.Text;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Engine.Snapshots.Flows;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Snapshots;

public class SnapshotTests
{
    private readonly SpyStore _store = new();

    [Fact]
    public async Task No_event_before_the_snapshot_is_read_however_many_there_are()
    {
        await PauseAsync(5_000);
        await using WorkflowTestHost host = Host(LongFrame.Twins.AsMachine, later: TimeSpan.FromHours(2));
        (await EndAsync(host)).ShouldBe($"{Enumerable.Range(0, 5_000).Sum(i => (long)i * i) + 25}");
        _store.EventsRead.ShouldBeEmpty();
        host.Resumes.ShouldBe(new ResumeCounts(1, 0));
    }

    [Fact]
    public async Task A_run_that_keeps_going_has_a_snapshot_every_64_events()
    {
        await PauseAsync(100);
        long[] snapshots = Snapshots();
        snapshots.Length.ShouldBe(4);
        // The commit that comes to the next 64 events carries it, whatever else it carries.
        snapshots.Zip(snapshots.Skip(1)).Take(2).ShouldAllBe(pair => pair.Second - pair.First >= 64 && pair.Second - pair.First <= 66);
        snapshots[^1].ShouldBe(202);
    }

    [Fact]
    public async Task A_large_snapshot_waits_until_the_log_has_grown_as_much()
    {
        await using WorkflowTestHost host = Host(HeavyFrame.Twins.AsMachine);
        await (await host.Client.StartTwinAsync(500)).GetResultAsync().Guarded();
        long[] snapshots = Snapshots();
        snapshots.Length.ShouldBeInRange(3, 4);
        snapshots.Zip(snapshots.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 250 && pair.Second - pair.First <= 256);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public async Task The_interval_can_be_longer_and_never(int interval)
    {
        await PauseAsync(100, w => w.ConfigureWorker(options => options.SnapshotInterval = interval));
        // Only the stop of the host made the run leave memory.
        Snapshots().ShouldHaveSingleItem().ShouldBe(202);
    }

    [Fact]
    public void A_negative_interval_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Host(LongFrame.Twins.AsMachine, w => w.ConfigureWorker(options => options.SnapshotInterval = -1)))
            .ParamName.ShouldBe("SnapshotInterval");

    [Fact]
    public async Task Events_after_the_snapshot_are_replayed_through_what_came_back()
    {
        await PauseAsync(100, w => w.ConfigureWorker(options => options.SnapshotInterval = 0));
        SnapshotRecord atTheEnd = (await _store.ReadSnapshotAsync("the-run", default))!;
        // A snapshot from before, as a crash would have left it.
        SnapshotRecord earlier = await EarlierSnapshotAsync();
        earlier.Sequence.ShouldBeLessThan(atTheEnd.Sequence);
        _store.Snapshot = _ => earlier;
        await using WorkflowTestHost host = Host(LongFrame.Twins.AsMachine, later: TimeSpan.FromHours(2));
        (await EndAsync(host)).ShouldBe($"{Enumerable.Range(0, 100).Sum(i => i * i) + 25}");
        _store.EventsRead[0].Sequence.ShouldBe(earlier.Sequence + 1);
        host.Resumes.ShouldBe(new ResumeCounts(1, 0));
    }

    [Fact]
    public async Task A_log_that_goes_on_differently_after_the_snapshot_suspends_the_run()
    {
        await PauseAsync(100);
        SnapshotRecord earlier = await EarlierSnapshotAsync();
        _store.Snapshot = _ => earlier;
        _store.Event = record => record.Type != "step_started" || record.Sequence < earlier.Sequence + 5
            ? record : record with { Data = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(record.Data.Span).Replace("square", "cube", StringComparison.Ordinal)) };
        await using WorkflowTestHost host = Host(LongFrame.Twins.AsMachine, later: TimeSpan.FromHours(2));
        string reason = await _store.UntilBlockedAsync("the-run");
        reason.ShouldContain("step_started 'cube'");
        reason.ShouldContain("step_started 'square'");
    }

    [Fact]
    public async Task Another_shape_means_replay()
    {
        await PauseAsync(10);
        TwinWorkflow changed = LongFrame.Twins with { Machine = Copy(LongFrame.Twins.Machine, "2") };
        await AssertReplayedAsync(changed.AsMachine);
    }

    [Fact]
    public async Task A_workflow_that_differs_in_what_it_does_not_await_means_replay()
    {
        await PauseAsync(10);
        await AssertReplayedAsync(LongFrame.Twins.AsMachineWith(SnapshotMode.Preferred, shapeHash: "2"));
    }

    [Fact]
    public async Task A_log_that_disagrees_with_the_snapshot_alone_means_replay()
    {
        await PauseAsync(100);
        SnapshotRecord earlier = await EarlierSnapshotAsync();
        string json = Encoding.UTF8.GetString(earlier.Data.Span);
        json.ShouldContain("\"count\":100");
        // The frame ends its loop at once, and its log goes on with it.
        _store.Snapshot = _ => earlier with { Data = Encoding.UTF8.GetBytes(json.Replace("\"count\":100", "\"count\":1", StringComparison.Ordinal)) };
        await using WorkflowTestHost host = Host(LongFrame.Twins.AsMachine, later: TimeSpan.FromHours(2));
        (await EndAsync(host)).ShouldBe($"{Enumerable.Range(0, 100).Sum(i => i * i) + 25}");
        host.Resumes.ShouldBe(new ResumeCounts(0, 1));
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":2")]
    [InlineData("\"shape\":\"1\"", "\"shape\":\"0\"")]
    [InlineData("\"delay#1\"", "\"delay#9\"")]
    [InlineData("\"frame\":\"Long\"", "\"frame\":\"Short\"")]
    [InlineData("\"call\":22}", "\"call\":23}")]
    [InlineData("\"sum\":", "\"sum\":\"")]
    [InlineData("\"waits\":[", "\"whats\":[")]
    [InlineData("}]}", "}]")]
    [InlineData("\"locals\":[{", "\"locals\":[{},{")]
    public async Task A_snapshot_that_cannot_be_read_means_replay(string text, string broken)
    {
        await PauseAsync(10);
        _store.Snapshot = snapshot =>
        {
            string json = Encoding.UTF8.GetString(snapshot.Data.Span);
            json.ShouldContain(text);
            return snapshot with { Data = Encoding.UTF8.GetBytes(json.Replace(text, broken, StringComparison.Ordinal)) };
        };
        await AssertReplayedAsync(LongFrame.Twins.AsMachine);
    }

    [Fact]
    public async Task A_snapshot_from_the_future_is_not_used()
    {
        await PauseAsync(10);
        _store.Snapshot = snapshot => snapshot with { Sequence = snapshot.Sequence + 1 };
        await AssertReplayedAsync(LongFrame.Twins.AsMachine);
    }

    [Fact]
    public async Task A_replay_body_has_no_snapshots()
    {
        await using (WorkflowTestHost host = Host(LongFrame.Twins.AsReplayBody, mode: ResumeMode.FromSnapshot))
        {
            WorkflowHandle run = await host.Client.StartTwinAsync(10);
            await run.ComesToAsync(PauseAfter(10));
        }

        Snapshots().ShouldBeEmpty();
    }

    private static FrameDescriptor<string> Copy(FrameDescriptor<string> machine, string shapeHash) => new()
    {
        Name = machine.Name,
        ShapeHash = shapeHash,
        File = machine.File,
        Checkpoints = machine.Checkpoints,
        Create = machine.Create,
        Result = machine.Result,
    };

    private long[] Snapshots() => [.. _store.Commits.Where(commit => commit.Snapshot is not null).Select(commit => commit.Snapshot!.Sequence)];

    /// <summary>Runs the long workflow to its pause, in a host that ends there.</summary>
    private async Task PauseAsync(int count, Action<WorkflowsBuilder>? configure = null)
    {
        await using (WorkflowTestHost host = Host(LongFrame.Twins.AsMachine, configure))
        {
            WorkflowHandle run = await host.Client.StartTwinAsync(count);
            await run.ComesToAsync(PauseAfter(count));
        }

        _store.Forget();
    }

    /// <summary>The event that begins the pause.</summary>
    private static long PauseAfter(int count) => 2 + 2 * count;

    /// <summary>A snapshot of the same run as it was in the middle of its steps.</summary>
    private static async Task<SnapshotRecord> EarlierSnapshotAsync()
    {
        SpyStore other = new();
        await using WorkflowTestHost host = WorkflowTestHost.Create(w => w.AddTwin(LongFrame.Twins.AsMachine), new TestHostOptions { Store = () => other });
        WorkflowHandle run = await host.Client.StartTwinAsync(100);
        await run.ComesToAsync(PauseAfter(100));
        return other.Commits.Select(commit => commit.Snapshot).OfType<SnapshotRecord>().First();
    }

    private async Task AssertReplayedAsync(WorkflowDescriptor<int, string> workflow)
    {
        await using WorkflowTestHost host = Host(workflow, later: TimeSpan.FromHours(2));
        (await EndAsync(host)).ShouldBe($"{Enumerable.Range(0, 10).Sum(i => i * i) + 25}");
        host.Resumes.ShouldBe(new ResumeCounts(0, 1));
    }

    private static Task<string> EndAsync(WorkflowTestHost host) => host.Client.GetHandle<string>("the-run").GetResultAsync().Guarded();

    private WorkflowTestHost Host(
        WorkflowDescriptor workflow, Action<WorkflowsBuilder>? configure = null, ResumeMode mode = ResumeMode.Live, TimeSpan later = default) =>
        WorkflowTestHost.Create(
            w =>
            {
                w.AddTwin(workflow);
                configure?.Invoke(w);
            },
            new TestHostOptions { Resume = mode, Store = () => _store, StartTime = Hosts.Start + later });
}
