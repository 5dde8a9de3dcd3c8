using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Calls;

public partial class ParallelFlows
{
    [Workflow]
    public async partial Task<int[]> SquareAll(int[] numbers) => await Task.WhenAll(numbers.Select(n => Square(n)));

    [Workflow]
    public async partial Task<int[]> SquareAllByName(int[] numbers) => await Task.WhenAll(numbers.Select(Square));

    [Workflow]
    public async partial Task<int[]> SquareInLambda(int[] numbers) => await Task.WhenAll(numbers.Select(async n =>
    {
        int square = await Square(n);
        return await Square(square);
    }));

    [Workflow]
    public async partial Task<int> SquareInLocalFunction(int n)
    {
        return await Twice(n) + await Twice(n + 1);

        async Task<int> Twice(int number) => await Square(await Square(number));
    }

    [Workflow]
    public async partial Task<string> RaceSteps()
    {
        Task<int> step = Square(3);
        Task timeout = Durable.Delay("1h");
        return await Task.WhenAny(step, timeout) == step ? $"step {await step}" : "timeout";
    }

    [Workflow]
    public async partial Task<string> RaceTimers()
    {
        Task slow = Durable.Delay("2h");
        Task fast = Durable.Delay("1h");
        string winner = await Task.WhenAny(slow, fast) == fast ? "fast" : "slow";
        bool loserRan = slow.IsCompleted;
        await slow;
        return $"{winner} {loserRan}";
    }

    [Workflow]
    public async partial Task<string> LeaveLoser()
    {
        await Task.WhenAny(Durable.Delay("1h"), Durable.Delay("90d"));
        return "gone";
    }

    [Step]
    private partial Task<int> Square(int n) => Task.FromResult(n * n);
}

public class ParallelTests
{
    private readonly ParallelFlows _plain = new();

    [Theory, ClassData(typeof(EveryMode))]
    public async Task WhenAll_over_a_lambda_keeps_the_order_of_the_calls(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddParallelFlows());
        int[] result = await host.Client.StartSquareAllAsync([3, 1, 2, 5]).ResultAsync();
        result.ShouldBe([9, 1, 4, 25]);
        result.ShouldBe(await host.RunPlainAsync(() => _plain.SquareAll([3, 1, 2, 5])));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task WhenAll_over_a_method_group_keeps_the_order_of_the_calls(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddParallelFlows());
        int[] result = await host.Client.StartSquareAllByNameAsync([3, 1, 2]).ResultAsync();
        result.ShouldBe(await host.RunPlainAsync(() => _plain.SquareAllByName([3, 1, 2])));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Parallel_calls_are_each_executed_once(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddParallelFlows());
        WorkflowHandle<int[]> run = await host.Client.StartSquareAllAsync([.. Enumerable.Range(0, 20)]);
        (await run.GetResultAsync().SoonAsync()).Length.ShouldBe(20);
        (await run.CountAsync("step_completed")).ShouldBe(20);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Async_lambdas_interleave_and_give_what_plain_code_gives(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddParallelFlows());
        int[] result = await host.Client.StartSquareInLambdaAsync([2, 3, 4]).ResultAsync();
        result.ShouldBe(await host.RunPlainAsync(() => _plain.SquareInLambda([2, 3, 4])));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Local_functions_may_call_steps(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddParallelFlows());
        int result = await host.Client.StartSquareInLocalFunctionAsync(2).ResultAsync();
        result.ShouldBe(await host.RunPlainAsync(() => _plain.SquareInLocalFunction(2)));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_step_wins_against_a_timer_although_time_is_virtual(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddParallelFlows());
        string result = await host.Client.StartRaceStepsAsync().ResultAsync();
        result.ShouldBe("step 9");
        result.ShouldBe(await host.RunPlainAsync(() => _plain.RaceSteps()));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task The_loser_of_a_race_goes_on_and_can_be_awaited(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddParallelFlows());
        string result = await host.Client.StartRaceTimersAsync().ResultAsync();
        result.ShouldBe("fast False");
        result.ShouldBe(await host.RunPlainAsync(() => _plain.RaceTimers()));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_loser_that_nobody_awaits_does_not_keep_the_run(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddParallelFlows());
        DateTimeOffset begun = host.Time.GetUtcNow();
        (await host.Client.StartLeaveLoserAsync().ResultAsync()).ShouldBe("gone");
        (host.Time.GetUtcNow() - begun).ShouldBe(TimeSpan.FromHours(1));
    }
}
