using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Workers;

public class LostAndFoundTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task Runs_whose_acquisition_was_not_confirmed_are_found()
    {
        int acquisitions = 0;
        _store.AroundAcquireRuns = async acquire =>
        {
            AcquiredRuns acquired = await acquire();
            return acquired.Runs.Count == 0 || Interlocked.Increment(ref acquisitions) > 1 ? acquired : throw new StoreException("memory", "the line went dead");
        };
        await using WorkflowTestHost host = Host();
        WorkflowHandle<int> run = await host.Client.StartMarathonAsync();
        (await run.GetResultAsync().Guarded()).ShouldBe(4);
        acquisitions.ShouldBe(2);
        _diary.Lines.ShouldBe(["plus 1", "plus 2", "plus 3"]);
    }

    [Fact]
    public async Task Runs_are_begun_although_their_inbox_cannot_be_read_at_once()
    {
        int reads = 0;
        _store.AroundReadInbox = read => Interlocked.Increment(ref reads) % 2 == 1 ? throw new StoreException("memory", "the line went dead") : read();
        await using WorkflowTestHost host = Host();
        WorkflowHandle<int> run = await host.Client.StartMarathonAsync();
        (await run.GetResultAsync().Guarded()).ShouldBe(4);
        _diary.Lines.ShouldBe(["plus 1", "plus 2", "plus 3"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_outcome_of_a_step_task_is_reported_until_the_store_has_confirmed_it(bool isApplied)
    {
        int reports = 0;
        _store.AroundWrite = async (writes, apply) =>
        {
            if (!writes.Any(write => write is CompleteStep) || Interlocked.Increment(ref reports) > 1) return await apply();
            if (isApplied) await apply();
            throw new StoreException("memory", "the line went dead");
        };
        await using WorkflowTestHost main = Hosts.Make(
            w => w.AddWorkerFlows().ConfigureWorker(o => o.Queues = ["workflows", "steps"]), _diary, store: _store);
        await using WorkflowTestHost gpu = Hosts.Make(w => w.AddWorkerFlows().ConfigureWorker(o => o.Queues = ["gpu"]), _diary, store: _store);
        WorkflowHandle<int> run = await main.Client.StartRenderingAsync(0);
        (await run.GetResultAsync().Guarded()).ShouldBe(2);
        await gpu.Time.AdvanceAsync("1s").Guarded();
        reports.ShouldBe(2);
        _diary.Lines.ShouldBe(["render", "plus 1"]);
    }

    [Fact]
    public async Task Step_tasks_whose_acquisition_was_not_confirmed_are_found()
    {
        int acquisitions = 0;
        _store.AroundAcquireSteps = async acquire =>
        {
            AcquiredSteps acquired = await acquire();
            return acquired.Tasks.Count == 0 || Interlocked.Increment(ref acquisitions) > 1 ? acquired : throw new StoreException("memory", "the line went dead");
        };
        await using WorkflowTestHost main = Hosts.Make(
            w => w.AddWorkerFlows().ConfigureWorker(o => o.Queues = ["workflows", "steps"]), _diary, store: _store);
        await using WorkflowTestHost gpu = Hosts.Make(w => w.AddWorkerFlows().ConfigureWorker(o => o.Queues = ["gpu"]), _diary, store: _store);
        WorkflowHandle<int> run = await main.Client.StartRenderingAsync(0);
        (await run.GetResultAsync().Guarded()).ShouldBe(2);
        acquisitions.ShouldBe(1);
        _diary.Lines.ShouldBe(["render", "plus 1"]);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_and_finds_its_run_free_goes_on_with_it_once()
    {
        await using WorkflowTestHost host = Renewing();
        WorkflowHandle<int> run = await host.Client.StartOccupyingAsync();
        await _diary.Entered.Task.Guarded();
        RunRecord held = await _store.UntilAsync(run.RunId, each => each.LastSequence == 2);
        await _store.ReleaseWorkerAsync(held.Owner!, CancellationToken.None);
        // Renewed, the worker takes the run again; what it had begun under the old epoch is cancelled.
        await _store.UntilAsync(run.RunId, each => each.Owner is not null && each.Epoch > held.Epoch);
        _diary.Gate.SetResult();
        (await run.GetResultAsync().Guarded()).ShouldBeInRange(1, 2);
        (await run.EventsAsync("step_completed")).ShouldHaveSingleItem();
        (await _store.ReadRunAsync(run.RunId, CancellationToken.None))!.Owner.ShouldBeNull();
    }

    [Fact]
    public async Task A_worker_that_lost_its_run_to_another_stops_the_steps_that_it_had_begun()
    {
        await using WorkflowTestHost slow = Renewing();
        WorkflowHandle<int> run = await slow.Client.StartGuardingAsync();
        await _diary.Entered.Task.Guarded();
        string worker = (await _store.ReadRunAsync(run.RunId, CancellationToken.None))!.Owner!;
        bool isCutOff = true;
        _store.BeforeRenewal = id => Volatile.Read(ref isCutOff) && id == worker ? throw new StoreException("memory", "cut off") : Task.CompletedTask;
        await using WorkflowTestHost other = Renewing();
        (await other.Client.GetHandle<int>(run.RunId).GetResultAsync().Guarded()).ShouldBe(2);
        _diary.Gate.Task.IsCompleted.ShouldBeFalse();
        Volatile.Write(ref isCutOff, false);
        await _diary.Gate.Task.Guarded();
        (await run.EventsAsync("step_completed")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_result_that_is_awaited_after_the_host_has_stopped_is_refused()
    {
        WorkflowTestHost host = Host();
        WorkflowHandle<int> run = await host.Client.StartOccupyingAsync();
        await _diary.Entered.Task.Guarded();
        Task<int> pending = run.GetResultAsync();
        _diary.Gate.SetResult();
        await host.DisposeAsync();
        (await pending.Guarded()).ShouldBe(1);
        await Should.ThrowAsync<ObjectDisposedException>(() => host.Client.GetHandle<int>("another").GetResultAsync().Guarded());
        await Should.ThrowAsync<ObjectDisposedException>(() => host.Client.StartOccupyingAsync().Guarded());
    }

    [Fact]
    public async Task Starts_that_are_pending_when_the_host_stops_are_durable_once_they_are_told_so()
    {
        TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously), open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.AroundWrite = async (_, apply) =>
        {
            held.TrySetResult();
            await open.Task;
            return await apply();
        };
        WorkflowTestHost first = Host();
        Task<WorkflowHandle<int>>[] starts = [.. Enumerable.Range(0, 20).Select(i => first.Client.StartMarathonAsync(new StartOptions { Id = $"m-{i % 10}" }))];
        await held.Task.Guarded();
        Task stopping = first.DisposeAsync().AsTask();
        open.SetResult();
        await Task.WhenAll(starts).Guarded();
        await stopping.Guarded();
        await using WorkflowTestHost second = Host();
        foreach (string id in starts.Select(start => start.Result.RunId).Distinct())
            (await second.Client.GetHandle<int>(id).GetResultAsync().Guarded()).ShouldBe(4);
    }

    private WorkflowTestHost Renewing() =>
        Hosts.Make(w => w.AddWorkerFlows().ConfigureWorker(o => o.LeaseDuration = TimeSpan.FromSeconds(1)), _diary, store: _store);

    private WorkflowTestHost Host() => Hosts.Make(w => w.AddWorkerFlows(), _diary, ResumeMode.FromReplay, _store);
}
