using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Workers;

public class LateLeavingTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task A_result_is_told_where_another_worker_ends_the_run_before_this_one_has_left_it()
    {
        // The only run that this worker has room for, so that another one takes it.
        await using ServiceProvider here = await PlainHosts.StartAsync(_store, w => w.AddToolFlows().ConfigureWorker(o => o.MaxConcurrentRuns = 1).Services.AddScoped<Tool>().AddSingleton(_diary));
        WorkflowHandle<int> run = await here.GetRequiredService<WorkflowClient>().StartWaitWithToolAsync();
        // The run is let go durably; what its instance used is being disposed of.
        await _diary.Entered.Task.Guarded();
        Task<int> result = run.GetResultAsync();
        Diary free = new();
        free.Gate.SetResult();
        await using ServiceProvider there = await PlainHosts.StartAsync(_store, w => w.AddToolFlows().Services.AddScoped<Tool>().AddSingleton(free));
        await there.GetRequiredService<WorkflowClient>().GetHandle(run.RunId).SignalAsync("go", 7);
        await _store.UntilAsync(run.RunId, static each => each.Status.IsTerminal());
        // Time enough to look for the result, and to pass over a run that is still here.
        await Task.Delay(500);

        _diary.Gate.SetResult();

        (await result.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe(7);
    }
}
