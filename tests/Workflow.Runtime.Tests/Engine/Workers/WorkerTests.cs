using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Workers;

public class WorkerTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_step_on_a_queue_of_its_own_is_executed_by_the_worker_that_serves_it(ResumeMode mode)
    {
        Diary ofGpu = new();
        await using WorkflowTestHost main = Serving(_diary, mode, "workflows", "steps");
        await using WorkflowTestHost gpu = Serving(ofGpu, mode, "gpu");
        WorkflowHandle<int> run = await main.Client.StartRenderingAsync(0);
        (await run.GetResultAsync().Guarded()).ShouldBe(2);
        ofGpu.Lines.ShouldBe(["render"]);
        _diary.Lines.ShouldBe(["plus 1"]);
    }

    [Fact]
    public async Task A_failed_step_of_another_worker_is_retried_there_when_its_delay_is_over()
    {
        Diary ofGpu = new();
        await using WorkflowTestHost main = Serving(_diary, ResumeMode.Live, "workflows", "steps");
        await using WorkflowTestHost gpu = Serving(ofGpu, ResumeMode.Live, "gpu");
        WorkflowHandle<int> run = await main.Client.StartRenderingAsync(1);
        await _store.UntilAsync(run.RunId, record => record.LastSequence == 3);
        await gpu.Time.AdvanceAsync("1m");
        (await run.GetResultAsync().Guarded()).ShouldBe(3);
        ofGpu.Lines.ShouldBe(["render", "render"]);
        (await run.RetrySecondsAsync()).ShouldBe([1]);
    }

    [Fact]
    public async Task A_result_can_be_awaited_in_a_host_that_does_not_hold_the_run()
    {
        await using WorkflowTestHost main = Serving(_diary, ResumeMode.Live, "workflows", "steps", "gpu");
        await using WorkflowTestHost client = Serving(new Diary(), ResumeMode.Live);
        WorkflowHandle<int> run = await main.Client.StartOccupyingAsync();
        await _diary.Entered.Task.Guarded();
        Task<int> result = client.Client.GetHandle<int>(run.RunId).GetResultAsync();
        _diary.Gate.SetResult();
        (await result.Guarded()).ShouldBe(1);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task Another_host_goes_on_where_one_stopped_and_repeats_no_recorded_step(ResumeMode mode)
    {
        string id;
        await using (WorkflowTestHost first = Hosts.Make(w => w.AddWorkerFlows(), _diary, mode, _store))
        {
            id = (await first.Client.StartMarathonAsync()).RunId;
            await first.Time.AdvanceAsync("90m");
        }

        _diary.Lines.ShouldBe(["plus 1", "plus 2"]);
        await using WorkflowTestHost second = Hosts.Make(w => w.AddWorkerFlows(), _diary, mode, _store);
        (await second.Client.GetHandle<int>(id).GetResultAsync().Guarded()).ShouldBe(4);
        _diary.Lines.ShouldBe(["plus 1", "plus 2", "plus 3"]);
    }

    [Fact]
    public async Task A_step_that_is_cut_off_by_a_stop_is_made_again_under_the_same_number()
    {
        string id;
        await using (WorkflowTestHost first = Hosts.Make(w => w.AddWorkerFlows().ConfigureWorker(o => o.StopTimeout = TimeSpan.Zero), _diary, store: _store))
        {
            id = (await first.Client.StartOccupyingAsync()).RunId;
            await _diary.Entered.Task.Guarded();
        }

        _diary.Gate.SetResult();
        await using WorkflowTestHost second = Hosts.Make(w => w.AddWorkerFlows(), _diary, store: _store);
        (await second.Client.GetHandle<int>(id).GetResultAsync().Guarded()).ShouldBe(2);
        (await second.Client.GetHandle(id).EventsAsync("step_retrying")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_of_steps_that_stops_lets_those_in_flight_end()
    {
        Diary ofGpu = new();
        await using WorkflowTestHost main = Serving(_diary, ResumeMode.Live, "workflows", "steps");
        WorkflowTestHost gpu = Serving(ofGpu, ResumeMode.Live, "gpu");
        WorkflowHandle<int> run = await main.Client.StartDevelopingAsync();
        await ofGpu.Entered.Task.Guarded();
        Task stopping = gpu.DisposeAsync().AsTask();
        ofGpu.Gate.SetResult();
        (await run.GetResultAsync().Guarded()).ShouldBe(1);
        await stopping.Guarded();
        ofGpu.Lines.ShouldBe(["develop"]);
    }

    [Fact]
    public async Task A_step_whose_run_has_ended_is_told_to_stop_by_its_worker_when_that_renews_its_lease()
    {
        await using WorkflowTestHost main = Serving(_diary, ResumeMode.Live, "workflows"), gpu = Guarding(TimeSpan.FromSeconds(1));
        WorkflowHandle run = await main.Client.StartGuardingElsewhereAsync();
        await _diary.Entered.Task.Guarded();

        await run.TerminateAsync();

        await _diary.Gate.Task.Guarded();
    }

    [Fact]
    public async Task A_step_whose_run_has_ended_is_told_to_stop_when_it_reports()
    {
        await using WorkflowTestHost main = Serving(_diary, ResumeMode.Live, "workflows"), gpu = Guarding(TimeSpan.FromHours(1));
        WorkflowHandle run = await main.Client.StartGuardingElsewhereAsync();
        await _diary.Entered.Task.Guarded();
        await run.TerminateAsync();
        await run.FailureAsync();

        _diary.Asked.Release();

        await _diary.Gate.Task.Guarded();
    }

    private WorkflowTestHost Guarding(TimeSpan lease) =>
        Hosts.Make(w => w.AddWorkerFlows().ConfigureWorker(o => (o.Queues, o.LeaseDuration) = (["gpu"], lease)), _diary, store: _store);

    private WorkflowTestHost Serving(Diary diary, ResumeMode mode, params string[] queues) =>
        Hosts.Make(w => w.AddWorkerFlows().ConfigureWorker(o => o.Queues = queues), diary, mode, _store);
}
