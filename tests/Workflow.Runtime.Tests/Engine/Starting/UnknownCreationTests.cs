using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Blocking;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Starting;

public class UnknownCreationTests
{
    private static readonly StartOptions Seventeen = new() { Id = "order-17" };
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();
    private int _creations;

    [Fact]
    public async Task A_run_whose_creation_was_not_confirmed_begins_here()
    {
        OnCreation(async apply =>
        {
            await apply();
            throw Lost();
        });
        await using WorkflowTestHost host = Host();
        await EndsOnceAsync(await host.Client.StartNeedyAsync(Seventeen));
        _creations.ShouldBe(1);
    }

    [Fact]
    public async Task A_creation_that_was_not_applied_is_made_again()
    {
        OnCreation(_ => throw Lost());
        await using WorkflowTestHost host = Host();
        await EndsOnceAsync(await host.Client.StartNeedyAsync(Seventeen));
        _creations.ShouldBe(2);
    }

    [Fact]
    public async Task A_creation_that_finds_its_own_run_begins_it()
    {
        OnCreation(async apply =>
        {
            await apply();
            return await apply();
        });
        await using WorkflowTestHost host = Host();
        await EndsOnceAsync(await host.Client.StartNeedyAsync(Seventeen));
    }

    [Fact]
    public async Task Ten_starts_at_once_whose_outcomes_are_lost_make_one_executor()
    {
        OnCreation(
            async apply =>
            {
                await apply();
                throw Lost();
            },
            times: 3);
        await using WorkflowTestHost host = Host();
        WorkflowHandle<int>[] runs = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.Client.StartNeedyAsync(Seventeen))).Guarded();
        await EndsOnceAsync(runs[9]);
    }

    [Fact]
    public async Task A_start_whose_run_is_another_one_is_refused_although_its_outcome_was_lost()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows(), store: _store);
        await host.Client.StartGreetAsync("Ada", 2, Seventeen);
        OnCreation(_ => throw Lost());
        await Should.ThrowAsync<RunAlreadyExistsException>(() => host.Client.StartGreetAsync("Bob", 2, Seventeen));
    }

    [Fact]
    public async Task A_store_that_goes_on_failing_makes_an_error_that_says_what_to_do()
    {
        OnCreation(_ => throw Lost(), times: int.MaxValue);
        await using WorkflowTestHost host = Host();
        StoreException error = await Should.ThrowAsync<StoreException>(() => host.Client.StartNeedyAsync(Seventeen).Guarded());
        error.Message.ShouldContain("'order-17'");
        error.Message.ShouldContain("Start it again with the same id");
        _store.AroundWrite = null;
        await EndsOnceAsync(await host.Client.StartNeedyAsync(Seventeen));
    }

    [Fact]
    public async Task A_run_that_the_caller_was_told_nothing_of_begins_once_the_store_can_be_read()
    {
        TaskCompletionSource repaired = new(TaskCreationOptions.RunContinuationsAsynchronously);
        OnCreation(async apply =>
        {
            await apply();
            throw Lost();
        });
        _store.AroundReadRun = read => repaired.Task.IsCompleted ? read() : throw Lost();
        await using WorkflowTestHost host = Host();
        StoreException error = await Should.ThrowAsync<StoreException>(() => host.Client.StartNeedyAsync(Seventeen).Guarded());
        error.Message.ShouldContain("may or may not have been created");
        error.IsTransient.ShouldBeFalse();
        repaired.SetResult();
        await _store.UntilAsync("order-17", run => run.Status == RunStatus.Completed);
        await EndsOnceAsync(host.Client.GetHandle<int>("order-17"));
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_the_outcome_is_unknown_leaves_a_run_that_ends()
    {
        using CancellationTokenSource impatience = new();
        TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        OnCreation(async apply =>
        {
            await apply();
            await impatience.CancelAsync();
            throw Lost();
        });
        // A creation whose outcome is known before its caller leaves is told to the caller.
        _store.AroundReadRun = async read =>
        {
            await left.Task;
            return await read();
        };
        await using WorkflowTestHost host = Host();
        await Should.ThrowAsync<OperationCanceledException>(() => host.Client.StartNeedyAsync(Seventeen, impatience.Token).Guarded());
        left.SetResult();
        await _store.UntilAsync("order-17", run => run.Status == RunStatus.Completed);
        await EndsOnceAsync(host.Client.GetHandle<int>("order-17"));
    }

    [Fact]
    public async Task A_run_that_was_taken_by_another_worker_meanwhile_is_left_to_it()
    {
        await using WorkflowTestHost other = Host();
        OnCreation(async apply =>
        {
            await apply();
            // The lease of the creator ends, and the other one finishes the run before the creator asks.
            RunRecord created = (await _store.ReadRunAsync("order-17", CancellationToken.None))!;
            await _store.ReleaseWorkerAsync(created.Owner!, CancellationToken.None);
            await other.Client.GetHandle<int>("order-17").GetResultAsync().Guarded();
            throw Lost();
        });
        await using WorkflowTestHost host = Host();
        await EndsOnceAsync(await host.Client.StartNeedyAsync(Seventeen).Guarded());
    }

    [Fact]
    public async Task A_run_that_the_worker_itself_has_acquired_meanwhile_is_not_begun_twice()
    {
        int reads = 0;
        OnCreation(async apply =>
        {
            await apply();
            throw Lost();
        });
        _store.AroundReadRun = async read =>
        {
            RunRecord? seen = await read();
            if (Interlocked.Increment(ref reads) > 1) return seen;
            // What was read is out of date before it arrives: the worker loses its lease, takes the run again, and finishes it.
            await _store.ReleaseWorkerAsync(seen!.Owner!, CancellationToken.None);
            await _store.UntilAsync("order-17", run => run.Status == RunStatus.Completed);
            return seen;
        };
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddNeedyFlows().ConfigureWorker(o => o.LeaseDuration = TimeSpan.FromSeconds(1)), _diary, store: _store);
        WorkflowHandle<int> run = await host.Client.StartNeedyAsync(Seventeen).Guarded();
        // Comes back when the engine rests: a second executor would have done its harm by then.
        await host.Time.AdvanceAsync("1s").Guarded();
        await EndsOnceAsync(run);
    }

    [Fact]
    public async Task A_worker_that_stops_while_the_outcome_is_unknown_leaves_the_run_to_the_next()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        OnCreation(async apply =>
        {
            await apply();
            throw Lost();
        });
        _store.AroundReadRun = _ =>
        {
            asked.TrySetResult();
            throw Lost();
        };
        WorkflowTestHost host = Host();
        Task start = host.Client.StartNeedyAsync(Seventeen);
        await asked.Task.Guarded();
        await host.DisposeAsync().AsTask().Guarded();
        await Should.ThrowAsync<StoreException>(() => start.Guarded());
        _store.AroundReadRun = null;
        await using WorkflowTestHost next = Host();
        await EndsOnceAsync(next.Client.GetHandle<int>("order-17"));
    }

    private static StoreException Lost() => new("memory", "the line went dead");

    private WorkflowTestHost Host() => Hosts.Make(w => w.AddNeedyFlows(), _diary, store: _store);

    /// <summary>Disturbs the first writes that create runs.</summary>
    private void OnCreation(Func<Func<Task<IReadOnlyList<StoreOutcome>>>, Task<IReadOnlyList<StoreOutcome>>> disturb, int times = 1) =>
        _store.AroundWrite = (writes, apply) => writes.Any(write => write is CreateRun) && Interlocked.Increment(ref _creations) <= times ? disturb(apply) : apply();

    private async Task EndsOnceAsync(WorkflowHandle<int> run)
    {
        (await run.GetResultAsync().Guarded()).ShouldBe(1);
        _diary.Lines.ShouldBe(["used"]);
        (await _store.ReadRunAsync(run.RunId, CancellationToken.None))!.Owner.ShouldBeNull();
    }
}
