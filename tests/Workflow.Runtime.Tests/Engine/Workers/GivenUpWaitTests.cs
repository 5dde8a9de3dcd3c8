using System.Collections.Concurrent;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Tests.Engine.Blocking;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Workers;

public class GivenUpWaitTests
{
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task A_run_that_nobody_waits_for_any_more_is_not_asked_for_when_others_get_further()
    {
        // The wait for a hook that nobody makes keeps time from moving, and so the runs asleep.
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddWorkflow(HandMade.Workflow("1", static async (_, number) =>
            {
                await Durable.Delay("1d");
                return number;
            })).ConfigureWorker(static o => o.ResumePolicy = ResumePolicy.Default), store: _store);
        using CancellationTokenSource end = new();
        Task hook = host.WaitForHookAsync("none", end.Token);
        WorkflowHandle<int> left = await ParkAsync(host, 1), awaited = await ParkAsync(host, 2);
        using CancellationTokenSource impatience = new();
        Task<int> wait = left.GetResultAsync(impatience.Token);
        _ = awaited.GetResultAsync();
        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => wait);

        ConcurrentQueue<string> reads = [];
        using SemaphoreSlim asked = new(0);
        _store.AroundReadRun = async read =>
        {
            string id = (await read())!.RunId;
            reads.Enqueue(id);
            if (id == awaited.RunId) asked.Release();
            return await read();
        };
        for (int i = 0; i < 2; i++)
        {
            await host.Client.StartAsync<int, int>("counting", "1.0.0", 3);
            await asked.WaitAsync().Guarded();
        }

        reads.ShouldNotContain(left.RunId);
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hook);
    }

    private async Task<WorkflowHandle<int>> ParkAsync(WorkflowTestHost host, int number)
    {
        WorkflowHandle<int> run = await host.Client.StartAsync<int, int>("counting", "1.0.0", number);
        await _store.UntilAsync(run.RunId, static each => each.Status == RunStatus.Suspended);
        return run;
    }
}
