using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Time;

public partial class TimerFlows
{
    [Workflow]
    public async partial Task<string> WaitTooLong()
    {
        try
        {
            await Durable.Delay("2h").WaitAsync(TimeSpan.FromHours(1));
            return "in time";
        }
        catch (TimeoutException)
        {
            return "timed out";
        }
    }

    [Workflow]
    public async partial Task<string> WaitLongEnough()
    {
        await Durable.Delay("1h").WaitAsync(TimeSpan.FromHours(2));
        return "in time";
    }

    [Workflow]
    public async partial Task<int> StepWithinLimit(int n) => await Triple(n).WaitAsync(TimeSpan.FromMinutes(5));

    [Workflow]
    public async partial Task<TimeSpan> Nap(TimeSpan duration)
    {
        DateTimeOffset begun = Durable.UtcNow;
        await Durable.Delay(duration);
        return Durable.UtcNow - begun;
    }

    [Workflow]
    public async partial Task<DateTimeOffset> NapUntil(DateTimeOffset due)
    {
        await Durable.DelayUntil(due);
        return Durable.UtcNow;
    }

    [Step]
    private partial Task<int> Triple(int n) => Task.FromResult(n * 3);
}

public class TimerTests
{
    private readonly TimerFlows _plain = new();

    [Theory, ClassData(typeof(EveryMode))]
    public async Task WaitAsync_throws_when_its_time_is_over_first(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        (await host.Client.StartWaitTooLongAsync().ResultAsync()).ShouldBe("timed out");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task WaitAsync_ends_with_what_it_waits_for(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        string result = await host.Client.StartWaitLongEnoughAsync().ResultAsync();
        result.ShouldBe(await host.RunPlainAsync(() => _plain.WaitLongEnough()));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task WaitAsync_passes_the_result_of_a_step_on(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        int result = await host.Client.StartStepWithinLimitAsync(7).ResultAsync();
        result.ShouldBe(await host.RunPlainAsync(() => _plain.StepWithinLimit(7)));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Time_jumps_by_itself_while_a_result_is_awaited(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        TimeSpan result = await host.Client.StartNapAsync(TimeSpan.FromDays(400)).ResultAsync();
        result.ShouldBe(TimeSpan.FromDays(400));
        result.ShouldBe(await host.RunPlainAsync(() => _plain.Nap(TimeSpan.FromDays(400))));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Time_stands_still_while_nobody_waits(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        DateTimeOffset begun = host.Time.GetUtcNow();
        await host.Client.StartNapAsync(TimeSpan.FromSeconds(1));
        await host.Time.AdvanceAsync(TimeSpan.Zero).SoonAsync();
        host.Time.GetUtcNow().ShouldBe(begun);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Advancing_moves_time_by_exactly_what_is_asked(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        DateTimeOffset begun = host.Time.GetUtcNow();
        await host.Client.StartNapAsync(TimeSpan.FromHours(1));
        await host.Time.AdvanceAsync("1d3s").SoonAsync();
        (host.Time.GetUtcNow() - begun).ShouldBe(new TimeSpan(1, 0, 0, 3));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_run_sleeps_until_time_has_been_advanced_far_enough(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        WorkflowHandle<TimeSpan> run = await host.Client.StartNapAsync(TimeSpan.FromDays(2));
        await host.Time.AdvanceAsync("1d23h59m59s").SoonAsync();
        (await run.StatusAsync()).IsTerminal().ShouldBeFalse();
        await host.Time.AdvanceAsync("1s").SoonAsync();
        (await run.StatusAsync()).ShouldBe(RunStatus.Completed);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_delay_until_a_point_in_time_ends_then(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        DateTimeOffset due = host.Time.GetUtcNow().AddDays(30);
        (await host.Client.StartNapUntilAsync(due).ResultAsync()).ShouldBe(due);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_delay_until_the_past_ends_at_once(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        DateTimeOffset now = host.Time.GetUtcNow();
        (await host.Client.StartNapUntilAsync(now.AddDays(-1)).ResultAsync()).ShouldBe(now);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Time_moves_nowhere_by_a_negative_duration(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddTimerFlows());
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => host.Time.AdvanceAsync(TimeSpan.FromTicks(-1)));
    }
}
