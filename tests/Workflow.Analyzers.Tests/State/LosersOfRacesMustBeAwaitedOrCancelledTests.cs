using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.LosersOfRacesMustBeAwaitedOrCancelledAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class LosersOfRacesMustBeAwaitedOrCancelledTests
{
    [Theory]
    [InlineData("await Task.WhenAny([|Ask(1)|], [|Ask(2)|]); await Tell();")]
    [InlineData("await Task.WhenAny([|Ask(1)|], Durable.Delay(\"1h\")); await Tell();")]
    [InlineData("Task<string> a = Ask(1), b = Ask(2); Task<string> first = await Task.WhenAny([|a|], [|b|]); await first; await Tell();")]
    [InlineData("Task<string> a = Ask(1); Task late = Durable.Delay(\"1h\"); if (await Task.WhenAny([|a|], late) == late) { await Tell(); }")]
    [InlineData("List<Task<string>> all = [Ask(1), Ask(2)]; await await Task.WhenAny([|all|]); await Tell();")]
    [InlineData("foreach (int n in new[] { 1, 2 }) await Task.WhenAny([|Ask(n)|], Durable.Delay(\"1h\"));")]
    public Task A_loser_that_nobody_minds_is_reported(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("Task<string> a = Ask(1), b = Ask(2); await Task.WhenAny(a, b); await a; await b; await Tell();")]
    [InlineData("Task<string> a = Ask(1), b = Ask(2); await Task.WhenAny(a, b); await Task.WhenAll(a, b); await Tell();")]
    [InlineData("Task<string> a = Ask(1); Task late = Durable.Delay(\"1h\"); if (await Task.WhenAny(a, late) == late) { await Tell(); } await a;")]
    [InlineData("List<Task<string>> all = [Ask(1), Ask(2)]; while (all.Count > 0) { Task<string> first = await Task.WhenAny(all); all.Remove(first); await first; } await Tell();")]
    [InlineData("using var stop = new CancellationTokenSource(); await Task.WhenAny(Ask(1, stop.Token), Ask(2, stop.Token)); stop.Cancel(); await Tell();")]
    [InlineData("await Task.WhenAny(Durable.Delay(\"1h\"), Durable.Delay(\"2h\")); await Tell();")]
    [InlineData("Task<string> first = await Task.WhenAny(Ask(1), Ask(2)); Durable.Logger.ToString(); _ = await first;")]
    [InlineData("if (await Task.WhenAny(Ask(1), Durable.Delay(\"1h\")) is Task<string> answer) { _ = await answer; return; }")]
    public Task A_loser_that_is_awaited_or_cancelled_or_ends_with_the_run_is_not(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("await Task.WhenAny([|Durable.WaitForSignal<int>(\"x\")|], Durable.Delay(\"1h\")); await Tell();")]
    [InlineData("Task<int> x = Durable.WaitForSignal<int>(\"x\"); Task late = Durable.Delay(\"1h\"); if (await Task.WhenAny([|x|], late) == late) { await Tell(); }")]
    [InlineData("await [|Durable.WaitForSignal<int>(\"x\").WaitAsync(TimeSpan.FromHours(1))|]; await Tell();")]
    [InlineData("try { await [|Durable.WaitForSignal<int>(\"x\").WaitAsync(TimeSpan.FromHours(1), Durable.CancellationToken)|]; } catch (TimeoutException) { await Tell(); }")]
    public Task A_wait_for_a_signal_that_is_given_up_and_would_take_the_next_one_is_reported(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("await Durable.WaitForSignal<int>(\"x\", TimeSpan.FromHours(1)); await Tell();")]
    [InlineData("DurableCancellation stop = Durable.CreateCancellation(); await Task.WhenAny(Durable.WaitForSignal<int>(\"x\", stop.Token), Durable.Delay(\"1h\")); stop.Cancel(); await Tell();")]
    [InlineData("Task<int> x = Durable.WaitForSignal<int>(\"x\"); await Task.WhenAny(x, Durable.Delay(\"1h\")); await Tell(); await x;")]
    [InlineData("await Durable.WaitForSignal<int>(\"x\").WaitAsync(TimeSpan.FromHours(1));")]
    [InlineData("Hook<int> hook = Durable.CreateHook<int>(\"x\"); await hook.Received.WaitAsync(TimeSpan.FromHours(1)); await Tell();")]
    public Task One_that_gives_itself_up_or_is_cancelled_or_awaited_is_not(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("Task<int> t = Durable.WaitForSignal<int>(\"x\"); try { await [|t.WaitAsync(TimeSpan.FromHours(1))|]; return; } catch (TimeoutException) { } await Durable.WaitForSignal<int>(\"x\");")]
    [InlineData("Task<int> t = Durable.WaitForSignal<int>(\"x\"); Task<int> u = [|t.WaitAsync(TimeSpan.FromHours(1))|]; await u; await Tell();")]
    [InlineData("var t = Durable.WaitForSignal<int>(\"x\"); await [|((Task)t).WaitAsync(TimeSpan.FromHours(1), Durable.CancellationToken)|]; await Tell();")]
    [InlineData("while (true) { Task<int> t = Durable.WaitForSignal<int>(\"x\"); try { await [|t.WaitAsync(TimeSpan.FromHours(1))|]; } catch (TimeoutException) { } }")]
    [InlineData("await Ask(); async Task Ask() { Task<int> t = Durable.WaitForSignal<int>(\"x\"); await [|t.WaitAsync(TimeSpan.FromHours(1))|]; } await Tell();")]
    public Task A_wait_for_a_signal_that_has_a_name_and_is_given_up_is_reported(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("try { await t.WaitAsync(TimeSpan.FromHours(1)); } catch (TimeoutException) { await Tell(); await t; }")]
    [InlineData("try { await t.WaitAsync(TimeSpan.FromHours(1)); } catch (TimeoutException) { await Tell(); } await t.WaitAsync(TimeSpan.FromHours(1)); await Tell();")]
    [InlineData("while (true) { try { await t.WaitAsync(TimeSpan.FromHours(1)); break; } catch (TimeoutException) { await Tell(); } }")]
    [InlineData("again: try { await t.WaitAsync(TimeSpan.FromHours(1)); } catch (TimeoutException) { await Tell(); goto again; } await Tell();")]
    [InlineData("await t.WaitAsync(TimeSpan.FromHours(1)); await Task.WhenAll(t, Tell());")]
    [InlineData("await t.WaitAsync(TimeSpan.FromHours(1)); List<Task> kept = [t]; await Tell(); await Task.WhenAll(kept);")]
    [InlineData("await t.WaitAsync(TimeSpan.FromHours(1)); Func<Task> later = async () => await t; await Tell(); await later();")]
    [InlineData("Func<Task> soon = async () => await t.WaitAsync(TimeSpan.FromHours(1)); await Tell(); await soon();")]
    [InlineData("await t.WaitAsync(TimeSpan.FromHours(1)); t = Task.FromResult(1); await Tell();")]
    [InlineData("await t.WaitAsync(TimeSpan.FromHours(1)); await Tell(); _ = t.Result;")]
    [InlineData("await t.WaitAsync(Durable.CancellationToken); await Tell();")]
    [InlineData("await t.WaitAsync(TimeSpan.FromHours(1));")]
    [InlineData("try { await t.WaitAsync(TimeSpan.FromHours(1)); } catch (TimeoutException) { Durable.Logger.ToString(); }")]
    public Task One_that_has_a_name_and_may_still_be_awaited_or_ends_with_the_run_is_not(string body) =>
        Rule.IsSilentOn(In("Task<int> t = Durable.WaitForSignal<int>(\"x\"); " + body));

    [Theory]
    [InlineData("Task<int> t = Durable.WaitForSignal<int>(\"x\", TimeSpan.FromHours(2)); await t.WaitAsync(TimeSpan.FromHours(1)); await Tell();")]
    [InlineData("Task<string> t = Ask(1); try { await t.WaitAsync(TimeSpan.FromHours(1)); } catch (TimeoutException) { await Tell(); }")]
    [InlineData("DurableCancellation stop = Durable.CreateCancellation(); Task<int> t = Durable.WaitForSignal<int>(\"x\", stop.Token); try { await t.WaitAsync(TimeSpan.FromHours(1)); } catch (TimeoutException) { stop.Cancel(); await Tell(); }")]
    public Task One_that_has_a_name_and_gives_itself_up_or_is_cancelled_or_waits_for_no_signal_is_not(string body) => Rule.IsSilentOn(In(body));

    [Fact]
    public Task The_message_on_a_signal_with_a_name_names_it() => Rule.Says(
        "Workflow 'Orders.Process' races 't' with a time and goes on without it where it loses: the next signal goes to that wait, and to nobody; "
        + "use Durable.WaitForSignal with a timeout, keep the task and await it later, or give it a token and cancel that",
        In("Task<int> t = Durable.WaitForSignal<int>(\"x\"); await [|t.WaitAsync(TimeSpan.FromHours(1))|]; await Tell();"));

    [Fact]
    public Task The_message_on_a_signal_says_what_to_use() => Rule.Says(
        "Workflow 'Orders.Process' races 'Durable.WaitForSignal<int>' with a time and goes on without it where it loses: the next signal goes to that wait, and to nobody; "
        + "use Durable.WaitForSignal with a timeout, keep the task and await it later, or give it a token and cancel that",
        In("await [|Durable.WaitForSignal<int>(\"x\").WaitAsync(TimeSpan.FromHours(1))|]; await Tell();"));

    [Fact]
    public Task The_message_names_the_task() => Rule.Says(
        "Workflow 'Orders.Process' races 'Orders.Ask' and goes on without it where it loses: its work is not stopped, and its error is lost; "
        + "keep the task and await it later, or give it a token and cancel that",
        In("await Task.WhenAny([|Ask(1)|], Durable.Delay(\"1h\")); await Tell();"));

    private static string In(string body) => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task Process() { await Tell(); {{body}} }
            [Step] private async partial Task<string> Ask(int who, CancellationToken stop = default) { await Task.Yield(); return $"{who} {stop}"; }
            [Step] private async partial Task Tell() { await Task.Yield(); }
        }
        """;
}
