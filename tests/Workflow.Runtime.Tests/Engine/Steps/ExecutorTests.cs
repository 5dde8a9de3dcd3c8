using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Values;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class ExecutorTests
{
    private static readonly string[] All = ["of_step", "of_run", "of_workflow"];
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task Without_one_a_step_is_executed_in_its_process()
    {
        await using WorkflowTestHost host = Host();
        await RunAsync(await host.Client.StartCountingAsync());
        _diary.Lines.ShouldBe(["count 1"]);
    }

    [Fact]
    public async Task That_of_the_workflow_executes_its_steps()
    {
        await using WorkflowTestHost host = Host();
        await RunAsync(await host.Client.StartCountingWithinAsync());
        _diary.Lines.ShouldBe(["of_workflow: count", "count 1"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task That_of_the_run_comes_before_that_of_the_workflow(ResumeMode mode)
    {
        await using WorkflowTestHost host = Host(mode: mode);
        await RunAsync(await host.Client.StartCountingWithinAsync(new() { Executor = "of_run" }));
        _diary.Lines.ShouldBe(["of_run: count", "count 1"]);
    }

    [Fact]
    public async Task That_of_the_step_comes_before_all_others()
    {
        await using WorkflowTestHost host = Host();
        await RunAsync(await host.Client.StartCountingByItselfAsync(new() { Executor = "of_run" }));
        _diary.Lines.ShouldBe(["of_step: count_by_itself", "count"]);
    }

    [Fact]
    public async Task A_run_can_ask_for_the_process_itself()
    {
        await using WorkflowTestHost host = Host();
        await RunAsync(await host.Client.StartCountingWithinAsync(new() { Executor = "in_process" }));
        _diary.Lines.ShouldBe(["count 1"]);
    }

    [Fact]
    public async Task That_of_the_run_goes_with_a_step_to_another_worker()
    {
        await using WorkflowTestHost main = Host(queues: ["workflows"]), other = Host(queues: ["numbers"]);
        await RunAsync(await main.Client.StartCountingElsewhereAsync(new() { Executor = "of_run" }));
        _diary.Lines.ShouldBe(["of_run: count_elsewhere", "count"]);
    }

    [Fact]
    public async Task What_an_executor_throws_is_the_failure_of_the_step()
    {
        await using WorkflowTestHost host = Host();
        _diary.IsBroken = true;

        WorkflowFailedException failure = await (await host.Client.StartCountingAsync(new() { Executor = "of_run" })).FailureAsync();

        failure.Message.ShouldContain("of_run is broken");
        _diary.Lines.ShouldBe(["of_run: count"]);
    }

    [Fact]
    public async Task A_result_that_is_none_of_the_step_fails_the_step()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddExecutorFlows().AddStepExecutor("of_step", _ => new Liar()).AddStepExecutor("of_workflow", _ => new Liar()), _diary);

        WorkflowFailedException failure = await (await host.Client.StartCountingWithinAsync()).FailureAsync();

        failure.Message.ShouldContain("step 'count'");
    }

    [Fact]
    public async Task One_that_could_not_be_made_is_made_for_the_next_step()
    {
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddExecutorFlows().AddStepExecutor("of_step", _ => new Liar()).AddStepExecutor(
                "of_workflow", _ => _diary.IsBroken ? throw new InvalidOperationException("not ready yet") : new Witness("of_workflow", _diary)),
            _diary);
        _diary.IsBroken = true;
        (await (await host.Client.StartCountingWithinAsync()).FailureAsync()).Message.ShouldContain("not ready yet");
        _diary.IsBroken = false;

        await RunAsync(await host.Client.StartCountingWithinAsync());

        _diary.Lines.ShouldBe(["of_workflow: count", "count 1"]);
    }

    [Fact]
    public async Task A_start_with_a_name_that_nobody_knows_is_refused()
    {
        await using WorkflowTestHost host = Host();

        ArgumentException error = await Should.ThrowAsync<ArgumentException>(() => host.Client.StartCountingAsync(new() { Executor = "of_nobody" }));

        error.Message.ShouldContain("'of_nobody'");
        error.Message.ShouldContain("in_process, of_run, of_step, of_workflow");
    }

    [Fact]
    public async Task A_run_whose_executor_a_worker_does_not_know_is_suspended_with_the_reason()
    {
        await using WorkflowTestHost client = Host(queues: []);
        await using WorkflowTestHost worker = Host(executors: ["of_step", "of_workflow"]);

        WorkflowHandle run = await client.Client.StartCountingAsync(new() { Executor = "of_run" });

        (await _store.UntilBlockedAsync(run.RunId)).ShouldContain("no step executor is called 'of_run'");
        _diary.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void A_host_that_executes_a_step_must_know_its_executor() =>
        Should.Throw<InvalidOperationException>(() => Host(executors: [])).Message.ShouldContain("'of_step'");

    private static async Task RunAsync(WorkflowHandle<int> run) => (await run.GetResultAsync().Guarded()).ShouldBe(1);

    private WorkflowTestHost Host(string[]? queues = null, string[]? executors = null, ResumeMode mode = ResumeMode.Live) => Hosts.Make(
        w =>
        {
            w.AddExecutorFlows().ConfigureWorker(o => o.Queues = queues);
            foreach (string name in executors ?? All) w.AddStepExecutor(name, _ => new Witness(name, _diary));
        },
        _diary, mode, _store);

    private sealed class Witness(string name, Diary diary) : IStepExecutor
    {
        public async Task<Payload> ExecuteAsync(StepExecution execution, CancellationToken cancellationToken)
        {
            diary.Write($"{name}: {execution.Step.Name}");
            return diary.IsBroken ? throw new InvalidOperationException($"{name} is broken") : await execution.RunAsync(cancellationToken);
        }
    }

    private sealed class Liar : IStepExecutor
    {
        public Task<Payload> ExecuteAsync(StepExecution execution, CancellationToken cancellationToken) => Task.FromResult(new Payload("\"many\""u8.ToArray(), ""));
    }
}
