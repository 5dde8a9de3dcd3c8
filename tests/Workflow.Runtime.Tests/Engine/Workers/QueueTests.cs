using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Workers;

public class QueueTests
{
    private static readonly QueueOptions OneAtATime = new() { MaxConcurrency = 1 };
    private static readonly QueueOptions TwoEachMinute = new() { RateLimit = new RateLimit(2, TimeSpan.FromMinutes(1)) };
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task No_more_attempts_begin_than_the_rate_allows(ResumeMode mode)
    {
        await using WorkflowTestHost host = Host("paint", TwoEachMinute, mode);

        await (await host.Client.StartPaintingAsync(5)).GetResultAsync().Guarded();

        _diary.Lines.ShouldBe(["0", "0", "60", "60", "120"]);
    }

    [Fact]
    public async Task The_rate_counts_over_all_runs()
    {
        await using WorkflowTestHost host = Host("paint", TwoEachMinute);

        WorkflowHandle[] runs = [await host.Client.StartPaintingAsync(1), await host.Client.StartPaintingAsync(1), await host.Client.StartPaintingAsync(1)];
        foreach (WorkflowHandle run in runs) await run.GetResultAsync().Guarded();

        _diary.Lines.ShouldBe(["0", "0", "60"]);
    }

    [Fact]
    public async Task Not_more_steps_of_a_queue_run_at_a_time_than_it_has_room_for_and_other_queues_go_on()
    {
        await using WorkflowTestHost host = Host("etch", OneAtATime);
        WorkflowHandle<string> first = await host.Client.StartEtchingAsync(1);
        await _diary.Entered.Task.Guarded();
        WorkflowHandle<string> second = await host.Client.StartEtchingAsync(2);

        (await (await host.Client.StartHushingAsync()).GetResultAsync().Guarded()).ShouldBe("psst");
        _diary.Lines.ShouldBe(["etch 1"]);

        _diary.Gate.SetResult();
        (await first.GetResultAsync().Guarded()).ShouldBe("etched 1");
        (await second.GetResultAsync().Guarded()).ShouldBe("etched 2");
    }

    [Fact]
    public async Task A_step_that_is_cancelled_while_it_waits_never_begins()
    {
        await using WorkflowTestHost host = Host("etch", OneAtATime);
        WorkflowHandle<string> run = await host.Client.StartEtchingOrNotAsync();
        await _diary.Entered.Task.Guarded();
        _diary.Gate.SetResult();

        (await run.GetResultAsync().Guarded()).ShouldBe("etched 1");
        _diary.Lines.ShouldBe(["etch 1"]);
    }

    [Fact]
    public async Task Cancelling_a_run_gives_up_its_place_in_the_queue()
    {
        await using WorkflowTestHost host = Host("etch", new QueueOptions { RateLimit = new RateLimit(1, TimeSpan.FromHours(1)) });
        _diary.Gate.SetResult();
        await (await host.Client.StartEtchingAsync(1)).GetResultAsync().Guarded();
        WorkflowHandle<string> cancelled = await host.Client.StartEtchingAsync(2), last = await host.Client.StartEtchingAsync(3);

        await cancelled.CancelAsync();
        await cancelled.FailureAsync();
        await host.Time.AdvanceAsync("1h");

        (await last.GetResultAsync().Guarded()).ShouldBe("etched 3");
        _diary.Lines.ShouldBe(["etch 1", "etch 3"]);
    }

    [Fact]
    public async Task A_worker_that_stops_leaves_waiting_steps_to_others_at_once()
    {
        string waiting;
        await using (WorkflowTestHost first = Host("etch", new QueueOptions { RateLimit = new RateLimit(1, TimeSpan.FromHours(1)) }))
        {
            _diary.Gate.SetResult();
            await (await first.Client.StartEtchingAsync(1)).GetResultAsync().Guarded();
            waiting = (await first.Client.StartEtchingAsync(2)).RunId;
            await _store.UntilAsync(waiting, run => run.Owner is not null);
            await first.DisposeAsync().AsTask().Guarded();
        }

        await using WorkflowTestHost second = Host("etch", OneAtATime);
        (await second.Client.GetHandle<string>(waiting).GetResultAsync().Guarded()).ShouldBe("etched 2");
    }

    [Fact]
    public async Task No_more_tasks_are_taken_from_the_store_than_there_is_room_for()
    {
        await using WorkflowTestHost main = Host("paint", TwoEachMinute, queues: ["workflows"]);
        List<int> taken = [];
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.AroundAcquireSteps = async acquire =>
        {
            AcquiredSteps acquired = await acquire();
            if (acquired.Tasks.Count == 0) return acquired;
            taken.Add(acquired.Tasks.Count);
            begun.TrySetResult();
            return acquired;
        };
        WorkflowHandle run = await main.Client.StartPaintingAsync(5);

        await using WorkflowTestHost painter = Host("paint", TwoEachMinute, queues: ["paint"]);
        await begun.Task.Guarded();
        for (int minute = 0; minute < 3; minute++) await painter.Time.AdvanceAsync("1m");

        taken.ShouldBe([2, 2, 1]);
        await run.GetResultAsync().Guarded();
        _diary.Lines.Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_worker_that_is_busy_with_steps_of_its_own_leaves_those_of_others_alone()
    {
        Diary ofIdle = new();
        await using WorkflowTestHost busy = OneStepAtATime(_diary, "workflows", "etch"), other = OneStepAtATime(_diary, "workflows");
        await busy.Client.StartEtchingAsync(1);
        await _diary.Entered.Task.Guarded();
        WorkflowHandle<string> run = await other.Client.StartEtchingAsync(2);
        await _store.UntilAsync(run.RunId, static record => record.LastSequence == 2);

        await using WorkflowTestHost idle = OneStepAtATime(ofIdle, "etch");
        await ofIdle.Entered.Task.Guarded();

        _diary.Lines.ShouldBe(["etch 1"]);
        _diary.Gate.SetResult();
        ofIdle.Gate.SetResult();
        (await run.GetResultAsync().Guarded()).ShouldBe("etched 2");
    }

    [Fact]
    public async Task What_a_busy_worker_left_alone_it_takes_when_it_has_room()
    {
        await using WorkflowTestHost busy = OneStepAtATime(_diary, "workflows", "etch"), other = OneStepAtATime(_diary, "workflows");
        await busy.Client.StartEtchingAsync(1);
        await _diary.Entered.Task.Guarded();
        WorkflowHandle<string> run = await other.Client.StartEtchingAsync(2);
        await _store.UntilAsync(run.RunId, static record => record.LastSequence == 2);

        _diary.Gate.SetResult();

        (await run.GetResultAsync().Guarded()).ShouldBe("etched 2");
    }

    [Fact]
    public void The_queue_of_runs_has_no_such_limits() =>
        Should.Throw<ArgumentException>(() => Host("workflows", OneAtATime)).Message.ShouldContain("MaxConcurrentRuns");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 90_000)]
    public void A_rate_that_could_not_work_is_refused(int attempts, int seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RateLimit(attempts, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_queue_without_room_for_anything_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Host("etch", new QueueOptions { MaxConcurrency = 0 }));

    private WorkflowTestHost OneStepAtATime(Diary diary, params string[] queues) =>
        Hosts.Make(w => w.AddQueueFlows().ConfigureWorker(o => (o.MaxConcurrentSteps, o.Queues) = (1, queues)), diary, store: _store);

    private WorkflowTestHost Host(string queue, QueueOptions options, ResumeMode mode = ResumeMode.Live, string[]? queues = null) => Hosts.Make(
        w => w.AddQueueFlows().ConfigureWorker(o =>
        {
            o.ConfigureQueue(queue, options);
            o.Queues = queues;
        }),
        _diary, mode, _store);
}
