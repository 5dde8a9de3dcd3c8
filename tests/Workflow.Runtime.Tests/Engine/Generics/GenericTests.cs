using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Generics;

public class GenericTests
{
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task Runs_of_each_type_go_on_in_another_host()
    {
        Diary diary = new();
        await using (WorkflowTestHost host = Hosts.Make(w => w.AddKeeper(), diary, store: _store))
        {
            await StartAsync(host, "text", client => client.StartKeepTwiceAsync("a", new() { Id = "text" }));
            await StartAsync(host, "number", client => client.StartKeepTwiceAsync(7, new() { Id = "number" }));
        }

        diary.Lines.ShouldBe(["String a", "Int32 7"]);
        await using WorkflowTestHost next = Hosts.Make(w => w.AddKeeper(), diary, store: _store, startTime: Hosts.Start.AddDays(2));
        (await next.Client.GetHandle<string[]>("text").GetResultAsync().Guarded()).ShouldBe(["a", "a"]);
        (await next.Client.GetHandle<int[]>("number").GetResultAsync().Guarded()).ShouldBe([7, 7]);
        diary.Lines.Order(StringComparer.Ordinal).ShouldBe(["Int32 7", "Int32 7", "String a", "String a"]);
    }

    [Fact]
    public async Task A_run_that_meets_types_that_are_not_stated_is_suspended_and_not_failed()
    {
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddCareless().Services.AddScoped<Keeper<Version>>(), new Diary(), store: _store);
        WorkflowHandle<Version> run = await host.Client.StartKeepVersionAsync();
        (await _store.UntilBlockedAsync(run.RunId)).ShouldContain("""[WorkflowTypeArguments("a_name", typeof(System.Version))]""");
        (await run.StatusAsync()).ShouldBe(RunStatus.Suspended);
    }

    private Task StartAsync<T>(WorkflowTestHost host, string id, Func<WorkflowClient, Task<WorkflowHandle<T>>> start) =>
        Task.WhenAll(start(host.Client), _store.UntilAsync(id, run => run.WakeAt is not null)).Guarded();
}
