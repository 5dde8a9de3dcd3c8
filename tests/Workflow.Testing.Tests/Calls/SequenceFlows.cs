using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Calls;

public partial class SequenceFlows
{
    [Workflow]
    public async partial Task<int> AddThenDouble(int n)
    {
        int more = await AddOne(n);
        return await Double(more);
    }

    [Workflow]
    public async partial Task<int> SumByLoop(int count)
    {
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            if (i % 2 == 0) sum += await AddOne(i);
            else sum += await Double(i);
        }

        return sum;
    }

    [Workflow]
    public async partial Task<int> AwaitTwice(int n)
    {
        Task<int> task = AddOne(n);
        return await task * 100 + await task;
    }

    [Workflow]
    public async partial Task<bool> AwaitObjectTwice()
    {
        Task<List<int>> task = MakeList();
        List<int> first = await task;
        first.Add(4);
        return ReferenceEquals(first, await task) && first.Count == 4;
    }

    [Step]
    private partial Task<int> AddOne(int n) => Task.FromResult(n + 1);

    [Step]
    private partial Task<int> Double(int n) => Task.FromResult(n * 2);

    [Step]
    private partial Task<List<int>> MakeList() => Task.FromResult(new List<int> { 1, 2, 3 });
}

public class SequenceTests
{
    private readonly SequenceFlows _plain = new();

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Steps_run_one_after_the_other_and_pass_their_results_on(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddSequenceFlows());
        int result = await host.Client.StartAddThenDoubleAsync(5).ResultAsync();
        result.ShouldBe(12);
        result.ShouldBe(await host.RunPlainAsync(() => _plain.AddThenDouble(5)));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_loop_calls_its_steps_as_often_as_it_turns(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddSequenceFlows());
        WorkflowHandle<int> run = await host.Client.StartSumByLoopAsync(10);
        (await run.GetResultAsync().SoonAsync()).ShouldBe(await host.RunPlainAsync(() => _plain.SumByLoop(10)));
        (await run.CountAsync("step_completed")).ShouldBe(10);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_task_that_is_awaited_twice_is_one_call(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddSequenceFlows());
        WorkflowHandle<int> run = await host.Client.StartAwaitTwiceAsync(6);
        (await run.GetResultAsync().SoonAsync()).ShouldBe(await host.RunPlainAsync(() => _plain.AwaitTwice(6)));
        (await run.CountAsync("step_started")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_task_that_is_awaited_twice_gives_the_same_object(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddSequenceFlows());
        (await host.Client.StartAwaitObjectTwiceAsync().ResultAsync()).ShouldBeTrue();
    }
}
