using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Tracing;

public class ObserverTests
{
    private readonly Diary _diary = new();

    [Fact]
    public async Task A_run_is_shown_with_its_call_stack_and_what_it_does_now()
    {
        Watching watching = new();
        await using WorkflowTestHost host = Host(watching);
        await host.Client.StartDeliveringAsync(3);
        RunProgress busy = await watching.NextAsync(each => each.CurrentEffect is not null).Guarded();
        (busy.Workflow, busy.Version, busy.Status, busy.CurrentEffect).ShouldBe(("delivering", "1.0.0", RunStatus.Running, "step hand_over (attempt 1) (+2 more)"));
        busy.Stack.Select(Line).ShouldBe(["Delivering: await Picking(parcels);", "Picking: await Task.WhenAll(Enumerable.Range(0, parcels).Select(HandOver));", "HandOver: private async partial Task HandOver(int parcel)"]);
        (busy.StartedAt, busy.ErrorType).ShouldBe((Hosts.Start, null));
        _diary.Gate.SetResult();
    }

    [Fact]
    public async Task A_run_that_is_parked_shows_what_it_waits_for()
    {
        Watching watching = new();
        _diary.Gate.SetResult();
        await using WorkflowTestHost host = Host(watching, ResumeMode.FromSnapshot);
        WorkflowHandle<int> run = await host.Client.StartDeliveringAsync(2);
        (await watching.NextAsync(IsDelayed).Guarded()).CurrentEffect.ShouldBe("Durable.Delay until 2025-01-01T01:00:00Z");
        await host.Time.AdvanceAsync("1h");
        string token = await host.WaitForHookAsync("receipt").Guarded();
        RunProgress hook = await watching.NextAsync(each => IsParked(each) && each.CurrentEffect!.StartsWith("hook", StringComparison.Ordinal)).Guarded();
        (hook.CurrentEffect, Line(hook.Stack.ShouldHaveSingleItem())).ShouldBe(("hook receipt", "Delivering: await receipt.Received.WaitAsync(TimeSpan.FromDays(1));"));
        await host.Client.AnswerHookAsync(token, true);
        (await watching.NextAsync(each => IsParked(each) && !each.CurrentEffect!.StartsWith("hook", StringComparison.Ordinal)).Guarded()).CurrentEffect.ShouldBe("signal paid");
        await run.SignalAsync("paid", true);
        RunProgress end = await watching.NextAsync(each => each.Status == RunStatus.Completed).Guarded();
        (end.CurrentEffect, end.Stack.Count, end.Step, await run.GetResultAsync().Guarded()).ShouldBe((null, 0, (await run.DescribeAsync()).EventCount, 2));
    }

    [Fact]
    public async Task An_attempt_that_waits_is_told_from_one_that_is_made()
    {
        Watching watching = new();
        await using WorkflowTestHost host = Host(watching, ResumeMode.FromSnapshot);
        WorkflowHandle run = await host.Client.StartLosingAsync();
        RunProgress waiting = await watching.NextAsync(IsParked).Guarded();
        (waiting.CurrentEffect, waiting.Stack.Count).ShouldBe(("step lose (attempt 2, from 2025-01-01T00:01:00Z)", 1));
        await run.FailureAsync();
    }

    [Fact]
    public async Task A_failure_is_told_by_its_type_alone()
    {
        Watching watching = new();
        await using (WorkflowTestHost host = Host(watching)) await (await host.Client.StartLosingAsync()).FailureAsync();
        RunProgress end = watching.All[^1];
        (end.Status, end.ErrorType).ShouldBe((RunStatus.Failed, "System.InvalidOperationException"));
        watching.All.ShouldAllBe(each => !each.ToString().Contains("secret"));
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task Nothing_is_told_before_it_is_durable(ResumeMode mode)
    {
        WorkflowTestHost? host = null;
        List<string> early = [];
        Watching watching = new()
        {
            Before = async progress =>
            {
                RunDescription there = await host!.Client.GetHandle(progress.RunId).DescribeAsync();
                if (there.EventCount < progress.Step || progress.Status.IsTerminal() && there.Status != progress.Status) early.Add($"{progress.Step} {progress.Status}");
            },
        };
        _diary.Gate.SetResult();
        await using (host = Host(watching, mode))
        {
            WorkflowHandle<int> run = await host.Client.StartDeliveringAsync(4);
            await run.SignalAsync("paid", true);
            await watching.NextAsync(IsDelayed).Guarded();
            await host.Time.AdvanceAsync("1h");
            await host.Client.AnswerHookAsync(await host.WaitForHookAsync("receipt").Guarded(), true);
            await run.GetResultAsync().Guarded();
        }

        early.ShouldBeEmpty();
        watching.All.Select(each => each.Step).ShouldBeInOrder();
    }

    [Fact]
    public async Task An_observer_that_throws_is_reported_once_and_disturbs_no_run()
    {
        CollectedErrors errors = new();
        Watching watching = new() { Before = _ => throw new FormatException("no") };
        _diary.Gate.SetResult();
        await using (WorkflowTestHost host = Host(watching, loggers: errors)) await (await host.Client.StartLosingAsync()).FailureAsync();
        errors.Lines.ShouldHaveSingleItem().ShouldContain(nameof(Watching));
    }

    [Fact]
    public async Task A_slow_observer_holds_no_run_and_misses_nothing_of_an_orderly_stop()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Watching slow = new() { Before = _ => gate.Task }, quick = new();
        await using (WorkflowTestHost host = WorkflowTestHost.Create(builder => Configure(builder).AddObserver(_ => slow).AddObserver(_ => quick)))
        {
            await (await host.Client.StartLosingAsync()).FailureAsync();
            slow.All.ShouldBeEmpty();
            gate.SetResult();
        }

        slow.All.ShouldBe(quick.All);
        slow.All[^1].Status.ShouldBe(RunStatus.Failed);
    }

    [Fact]
    public async Task A_paused_run_says_so()
    {
        Watching watching = new();
        await using WorkflowTestHost host = Host(watching, ResumeMode.FromSnapshot);
        WorkflowHandle<int> run = await host.Client.StartDeliveringAsync(0);
        await watching.NextAsync(IsParked).Guarded();
        await run.PauseAsync();
        RunProgress paused = await watching.NextAsync(each => each.CurrentEffect == "paused").Guarded();
        (paused.Status, paused.Stack.Count).ShouldBe((RunStatus.Suspended, 1));
    }

    private static bool IsDelayed(RunProgress progress) => progress.CurrentEffect?.StartsWith("Durable.Delay", StringComparison.Ordinal) == true;

    private static bool IsParked(RunProgress progress) => progress.Status == RunStatus.Suspended;

    private static string Line(TraceFrame frame) => $"{frame.Function.Split('.')[^1]}: {File.ReadAllLines(frame.File!)[frame.Line - 1].Trim()}";

    private WorkflowsBuilder Configure(WorkflowsBuilder builder)
    {
        builder.Services.AddSingleton(_diary);
        return builder.AddTraceFlows();
    }

    private WorkflowTestHost Host(IRunObserver observer, ResumeMode mode = ResumeMode.Live, ILoggerFactory? loggers = null) => WorkflowTestHost.Create(
        builder => Configure(builder).AddObserver(_ => observer),
        new TestHostOptions { Resume = mode, Loggers = loggers });
}
