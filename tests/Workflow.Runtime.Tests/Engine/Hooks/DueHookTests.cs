using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Values;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Hooks;

/// <summary>A hook is due when its worker comes to look, and there is more to read than its answer.</summary>
public class DueHookTests
{
    private static readonly Payload Seven = new("7"u8.ToArray(), "");
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task An_answer_behind_an_order_to_pause_counts_once_the_run_is_resumed()
    {
        string token = await AskAsync();
        await WriteAsync(Message(InboxMessageKinds.Pause, 10), Answer(token, 20));

        await using WorkflowTestHost late = Host(TimeSpan.FromHours(2));
        await _store.UntilAsync("asking", static each => each.IsPaused);
        WorkflowHandle<int> run = late.Client.GetHandle<int>("asking");
        await run.ResumeAsync();

        (await run.GetResultAsync().Guarded()).ShouldBe(7);
        (await run.EventsAsync("hook_expired")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_came_in_time_counts_although_a_later_message_stands_before_it()
    {
        string token = await AskAsync();
        await WriteAsync(new DeliverMessage("asking", InboxMessageKinds.Signal, MessageJson.Signal("any", Seven), Hosts.Start.AddMinutes(61)), Answer(token, 59));

        await using WorkflowTestHost late = Host(TimeSpan.FromHours(2));
        WorkflowHandle<int> run = late.Client.GetHandle<int>("asking");

        (await run.GetResultAsync().Guarded()).ShouldBe(7);
        (await run.EventsAsync("hook_expired")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hook_that_is_due_while_its_run_is_being_paused_expires_when_the_run_is_resumed()
    {
        await using WorkflowTestHost host = Host(TimeSpan.Zero);
        WorkflowHandle<int> run = await host.Client.StartAskWhileWorkingAsync();
        await _diary.Entered.Task.Guarded();
        await run.PauseAsync();
        await host.Time.AdvanceAsync("2h").Guarded();
        _diary.Gate.SetResult();
        await _store.UntilAsync(run.RunId, static each => each.IsPaused);
        (await run.EventsAsync("hook_expired")).ShouldBeEmpty();

        await run.ResumeAsync();

        (await run.GetResultAsync().Guarded()).ShouldBe(-1);
    }

    [Fact]
    public async Task An_order_to_pause_that_was_taken_back_pauses_nothing_although_it_is_read_again()
    {
        await using WorkflowTestHost host = Host(TimeSpan.Zero);
        WorkflowHandle<int> run = await host.Client.StartAskWhileWorkingAsync();
        await _diary.Entered.Task.Guarded();
        TaskCompletionSource hookIsDue = new(TaskCreationOptions.RunContinuationsAsynchronously), isResumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        DateTimeOffset due = Hosts.Start.AddHours(1);
        int readers = 0;
        _store.AroundReadInbox = async read =>
        {
            // The run looks for an answer; meanwhile it is paused, which the scheduler reads, and resumed.
            if (host.Time.GetUtcNow() == due && Interlocked.Increment(ref readers) == 1)
            {
                hookIsDue.SetResult();
                await isResumed.Task.Guarded();
            }

            IReadOnlyList<InboxMessage> messages = await read();
            if (messages is not [{ Kind: InboxMessageKinds.Pause }] || isResumed.Task.IsCompleted) return messages;
            await WriteAsync(new DeliverMessage(run.RunId, InboxMessageKinds.Resume, "{}"u8.ToArray(), due));
            isResumed.SetResult();
            return messages;
        };
        Task hour = host.Time.AdvanceAsync("1h");
        await hookIsDue.Task.Guarded();
        await run.PauseAsync();
        await hour.Guarded();
        _diary.Gate.SetResult();

        (await run.GetResultAsync().Guarded()).ShouldBe(-1);
        (await run.EventsAsync("run_paused")).ShouldBeEmpty();
    }

    /// <summary>A run that waits for an answer, and that no worker has.</summary>
    private async Task<string> AskAsync()
    {
        await using WorkflowTestHost host = Host(TimeSpan.Zero);
        await host.Client.StartAskAsync(new StartOptions { Id = "asking" });
        return await host.WaitForHookAsync("price").Guarded();
    }

    private async Task WriteAsync(params StoreWrite[] writes) =>
        (await _store.WriteAsync(writes, CancellationToken.None)).ShouldAllBe(static each => each.Kind == StoreOutcomeKind.Done);

    private static DeliverMessage Message(string kind, int minutes) => new("asking", kind, "{}"u8.ToArray(), Hosts.Start.AddMinutes(minutes));

    private static AnswerHook Answer(string token, int minutes) => new(token, MessageJson.Answer(token, Seven), Hosts.Start.AddMinutes(minutes));

    private WorkflowTestHost Host(TimeSpan late) => Hosts.Make(w => w.AddHookFlows(), _diary, ResumeMode.Live, _store, Hosts.Start + late);
}
