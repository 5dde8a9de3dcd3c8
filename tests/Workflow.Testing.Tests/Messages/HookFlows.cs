using System.Text.Json;
using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Messages;

public sealed record Approval(string By, bool Granted);

public partial class HookFlows
{
    [Workflow]
    public async partial Task<string> AskForApproval(string what)
    {
        Hook<Approval> hook = Durable.CreateHook<Approval>("approval");
        string sent = await SendMail(what, hook.Token);
        Approval answer = await hook.Received;
        return $"{sent}: {answer.By} {(answer.Granted ? "granted" : "refused")}, hook {hook.Name}";
    }

    [Workflow]
    public async partial Task<string> AskForADay()
    {
        Hook<Approval> hook = Durable.CreateHook<Approval>("approval", TimeSpan.FromDays(1));
        try
        {
            Approval answer = await hook.Received;
            return answer.By;
        }
        catch (TimeoutException)
        {
            return await SendMail("too late", hook.Name);
        }
    }

    [Workflow]
    public async partial Task<string> AskTwoAtOnce()
    {
        Hook<int> left = Durable.CreateHook<int>("left");
        Hook<int> right = Durable.CreateHook<int>("right");
        Task<int> first = await Task.WhenAny(left.Received, right.Received);
        string said = await SendMail("first", (await first).ToString(System.Globalization.CultureInfo.InvariantCulture));
        int[] all = await Task.WhenAll(left.Received, right.Received);
        return $"{said} of {string.Join(",", all)}";
    }

    [Workflow]
    public async partial Task<string> GiveUpTheSlower()
    {
        DurableCancellation race = Durable.CreateCancellation();
        Hook<Approval> hook = Durable.CreateHook<Approval>("approval", cancellationToken: race.Token);
        Task winner = await Task.WhenAny(hook.Received, Durable.Delay("1d", race.Token));
        race.Cancel();
        string who = winner == hook.Received ? "hook" : "timer";
        await SendMail(who, "won");
        return $"{who}, hook is {hook.Received.Status}";
    }

    [Workflow]
    public async partial Task<string> GiveUpInOrder()
    {
        DurableCancellation race = Durable.CreateCancellation();
        Hook<int> first = Durable.CreateHook<int>("first");
        Task<int> timed = first.Received.WaitAsync(TimeSpan.FromDays(2), race.Token);
        Hook<int> second = Durable.CreateHook<int>("second", cancellationToken: race.Token);
        Task<int> alsoTimed = first.Received.WaitAsync(TimeSpan.FromDays(3), race.Token);
        Hook<int> third = Durable.CreateHook<int>("third", cancellationToken: race.Token);
        await Durable.Delay("1h");
        race.Cancel();
        await SendMail($"{timed.Status} {alsoTimed.Status}", $"{second.Received.Status} {third.Received.Status}");
        return "given up";
    }

    [Workflow]
    public async partial Task<string> ExpectANumber()
    {
        Hook<int> hook = Durable.CreateHook<int>("number");
        try
        {
            return $"{await hook.Received}";
        }
        catch (WorkflowValueException problem)
        {
            return $"no number: {problem.Message.Contains("number", StringComparison.Ordinal)}";
        }
    }

    [Step]
    private static partial Task<string> SendMail(string what, string token) => Task.FromResult($"mail about {what}");
}

public class HookTests
{
    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_hook_is_answered_from_outside(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartAskForApprovalAsync("a trip");
        string token = await host.WaitForHookAsync("approval").SoonAsync();

        await host.Client.AnswerHookAsync(token, new Approval("Ada", true));

        (await run.GetResultAsync().SoonAsync()).ShouldBe("mail about a trip: Ada granted, hook approval");
        (await run.LogTextAsync()).Count(line => line.Contains("hook_received", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task What_one_token_cancels_is_given_up_in_the_same_order_wherever_the_run_comes_from(ResumeMode mode)
    {
        (await GivenUpAsync(mode)).ShouldBe(await GivenUpAsync(ResumeMode.Live));

        static async Task<List<string>> GivenUpAsync(ResumeMode mode)
        {
            await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
            WorkflowHandle<string> run = await host.Client.StartGiveUpInOrderAsync();
            (await run.GetResultAsync().SoonAsync()).ShouldBe("given up");
            if (mode == ResumeMode.FromSnapshot) host.Resumes.FromReplay.ShouldBe(0);
            return [.. (await run.LogAsync()).Select(static each => $"{each.Type} {(each.Data.TryGetProperty("call", out JsonElement call) ? call : default)}")];
        }
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_hook_can_be_answered_with_json(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartAskForApprovalAsync("a trip");
        string token = await host.WaitForHookAsync("approval").SoonAsync();

        await host.Client.AnswerHookAsync(token, JsonElement.Parse("""{ "Granted": false, "By": "Bob" }"""));

        (await run.GetResultAsync().SoonAsync()).ShouldBe("mail about a trip: Bob refused, hook approval");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task An_answer_of_another_kind_fails_the_wait_and_not_the_run(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartExpectANumberAsync();
        string token = await host.WaitForHookAsync("number").SoonAsync();

        await host.Client.AnswerHookAsync(token, JsonElement.Parse("\"four\""));

        (await run.GetResultAsync().SoonAsync()).ShouldBe("no number: True");
    }

    [Fact]
    public async Task A_hook_takes_one_answer_and_an_unknown_token_none()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartAskForApprovalAsync("a trip");
        string token = await host.WaitForHookAsync("approval").SoonAsync();
        await host.Client.AnswerHookAsync(token, new Approval("Ada", true));

        HookException again = await Should.ThrowAsync<HookException>(() => host.Client.AnswerHookAsync(token, new Approval("Bob", true)));
        HookException unknown = await Should.ThrowAsync<HookException>(() => host.Client.AnswerHookAsync("hook_0", new Approval("Bob", true)));

        again.Problem.ShouldBe(HookProblem.Answered);
        unknown.Problem.ShouldBe(HookProblem.Unknown);
        (await run.GetResultAsync().SoonAsync()).ShouldContain("Ada");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_hook_that_expires_fails_and_takes_no_answer_any_more(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartAskForADayAsync();
        string token = await host.WaitForHookAsync("approval").SoonAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe("mail about too late");

        (await Should.ThrowAsync<HookException>(() => host.Client.AnswerHookAsync(token, new Approval("Ada", true)))).Problem.ShouldBe(HookProblem.Expired);
        (await run.CountAsync("hook_expired")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task An_answer_in_time_counts(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartAskForADayAsync();
        string token = await host.WaitForHookAsync("approval").SoonAsync();
        await host.Time.AdvanceAsync("23h");

        await host.Client.AnswerHookAsync(token, new Approval("Ada", true));

        (await run.GetResultAsync().SoonAsync()).ShouldBe("Ada");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Hooks_race_and_gather_like_any_task(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartAskTwoAtOnceAsync();
        string left = await host.WaitForHookAsync("left").SoonAsync();
        string right = await host.WaitForHookAsync("right").SoonAsync();

        await host.Client.AnswerHookAsync(right, 2);
        await host.Client.AnswerHookAsync(left, 1);

        (await run.GetResultAsync().SoonAsync()).ShouldBe("mail about first of 1,2");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task The_loser_of_a_race_is_given_up_and_its_token_closed(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartGiveUpTheSlowerAsync();
        string token = await host.WaitForHookAsync("approval").SoonAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe("timer, hook is Canceled");

        (await run.CountAsync("hook_cancelled")).ShouldBe(1);
        (await Should.ThrowAsync<HookException>(() => host.Client.AnswerHookAsync(token, new Approval("Ada", true)))).Problem.ShouldBe(HookProblem.Closed);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task The_winner_of_a_race_ends_the_timer(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartGiveUpTheSlowerAsync();
        string token = await host.WaitForHookAsync("approval").SoonAsync();

        await host.Client.AnswerHookAsync(token, new Approval("Ada", true));

        (await run.GetResultAsync().SoonAsync()).ShouldBe("hook, hook is RanToCompletion");
        (await run.CountAsync("sleep_completed")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Cancelling_a_run_cancels_its_hooks(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddHookFlows());
        WorkflowHandle<string> run = await host.Client.StartAskForApprovalAsync("a trip");
        string token = await host.WaitForHookAsync("approval").SoonAsync();

        await run.CancelAsync();

        (await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync())).Status.ShouldBe(RunStatus.Cancelled);
        await Should.ThrowAsync<HookException>(() => host.Client.AnswerHookAsync(token, new Approval("Ada", true)));
    }

    [Fact]
    public async Task A_plain_body_is_answered_by_name()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddHookFlows());
        PlainMessages world = new PlainMessages().Answer("approval", new Approval("Ada", true));

        (await host.RunPlainAsync(() => new HookFlows().AskForApproval("a trip"), world)).ShouldBe("mail about a trip: Ada granted, hook approval");
        (await host.RunPlainAsync(() => new HookFlows().AskForADay())).ShouldBe("mail about too late");
    }
}
