using System.Text.Json;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Blocking;

/// <summary>A turn that goes wrong is taken back with all that it asked of the world, so that better code finds the world as the log says it is.</summary>
public class LastTurnTests
{
    private static readonly StepDescriptor<int, int> Far = HandMade.Step("add", "far");
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task A_step_that_it_gave_up_is_executed_all_the_same()
    {
        string id = await BlockAsync(async (context, number, goesWrong) =>
        {
            DurableCancellation stop = Durable.CreateCancellation();
            Task<int> sum = context.CallStep(Far, number, stop.Token);
            await Durable.Delay("1h");
            if (goesWrong()) await NeverAfterAsync(stop);
            return await sum;
        });

        await using WorkflowTestHost right = Host("1", _body!, () => false, queues: null);
        (await right.Client.GetHandle<int>(id).GetResultAsync().Guarded()).ShouldBe(2);
    }

    [Fact]
    public async Task A_hook_that_it_gave_up_can_be_answered()
    {
        string id = await BlockAsync(async (_, _, goesWrong) =>
        {
            DurableCancellation stop = Durable.CreateCancellation();
            Hook<int> price = Durable.CreateHook<int>("price", cancellationToken: stop.Token);
            await Durable.Delay("1h");
            if (goesWrong()) await NeverAfterAsync(stop);
            return await price.Received;
        });

        await using WorkflowTestHost right = Host("1", _body!, () => false, queues: null);
        WorkflowHandle<int> run = right.Client.GetHandle<int>(id);
        JsonElement hook = (await run.EventsAsync("hook_created")).ShouldHaveSingleItem().Data;
        await right.Client.AnswerHookAsync(hook.GetProperty("token").GetString()!, 7);
        (await run.GetResultAsync().Guarded()).ShouldBe(7);
    }

    private Func<WorkflowContext, int, Func<bool>, Task<int>>? _body;

    private static Task NeverAfterAsync(DurableCancellation stop)
    {
        stop.Cancel();
        return new TaskCompletionSource().Task;
    }

    /// <summary>Runs a body, whose step nobody executes, until it has gone wrong.</summary>
    private async Task<string> BlockAsync(Func<WorkflowContext, int, Func<bool>, Task<int>> body)
    {
        _body = body;
        await using WorkflowTestHost wrong = Host("2", body, () => true, queues: ["workflows"]);
        string id = (await wrong.Client.StartAsync<int, int>("counting", "1.0.0", 1)).RunId;
        await wrong.Time.AdvanceAsync("2h");
        (await _store.UntilBlockedAsync(id)).ShouldContain("not durable");
        return id;
    }

    private WorkflowTestHost Host(string shapeHash, Func<WorkflowContext, int, Func<bool>, Task<int>> body, Func<bool> goesWrong, string[]? queues) => Hosts.Make(
        w => w.AddStep(Far).AddWorkflow(HandMade.Workflow(shapeHash, (context, number) => body(context, number, goesWrong))).ConfigureWorker(o => o.Queues = queues),
        null, ResumeMode.Live, _store, Hosts.Start + TimeSpan.FromHours(goesWrong() ? 0 : 3));
}
