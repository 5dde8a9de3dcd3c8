using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Blocking;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Values;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Hooks;

public class LateAnswerTests
{
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task An_answer_that_the_store_took_counts_although_the_run_has_just_let_the_hook_expire(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddWorkflow(HandMade.Workflow("1", async (_, _) => await Durable.CreateHook<int>("price", TimeSpan.FromHours(1)).Received)), null, mode, _store);
        WorkflowHandle<int> run = await host.Client.StartAsync<int, int>("counting", "1.0.0", 1);
        string token = await host.WaitForHookAsync("price");
        // Sent in time, but its way to the store was long.
        AnswerHook answer = new(token, MessageJson.Answer(token, new Payload("7"u8.ToArray(), "")), host.Time.GetUtcNow().AddMinutes(59));
        StoreOutcomeKind? answered = null;
        _store.AroundWrite = async (writes, apply) =>
        {
            if (answered is null && writes.Any(static write => write is CommitRun { ExpiredHooks.Count: > 0 }))
            {
                answered = StoreOutcomeKind.NotFound;
                answered = (await _store.WriteAsync([answer], CancellationToken.None)).Single().Kind;
            }

            return await apply();
        };

        (await run.GetResultAsync().Guarded()).ShouldBe(7);
        answered.ShouldBe(StoreOutcomeKind.Done);
        (await run.EventsAsync("hook_expired")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_hook_has_expired_is_refused_whatever_time_it_says()
    {
        await using WorkflowTestHost host = Hosts.Make(
            w => w.AddWorkflow(HandMade.Workflow("1", async (_, _) =>
            {
                Hook<int> price = Durable.CreateHook<int>("price", TimeSpan.FromHours(1));
                await Durable.Delay("2h");
                await Durable.Delay("2h");
                return 0;
            })), null, ResumeMode.Live, _store);
        WorkflowHandle<int> run = await host.Client.StartAsync<int, int>("counting", "1.0.0", 1);
        string token = await host.WaitForHookAsync("price");
        DateTimeOffset inTime = host.Time.GetUtcNow().AddMinutes(59);
        await host.Time.AdvanceAsync("3h");

        StoreOutcome outcome = (await _store.WriteAsync([new AnswerHook(token, MessageJson.Answer(token, new Payload("7"u8.ToArray(), "")), inTime)], CancellationToken.None)).Single();

        outcome.Kind.ShouldBe(StoreOutcomeKind.Ended);
        (await run.GetResultAsync().Guarded()).ShouldBe(0);
    }
}
