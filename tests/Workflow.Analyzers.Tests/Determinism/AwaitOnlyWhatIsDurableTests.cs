using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.AwaitOnlyWhatIsDurableAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class AwaitOnlyWhatIsDurableTests
{
    private static string Orders(string body, string members = "") => Shop.With(body, members + """
        }
        public interface IRates { Task<decimal> Rate(string currency); ValueTask Refresh(); IAsyncEnumerable<int> All(); Task Each(Func<Task> work); Task<T> Race<T>(params Task<T>[] tasks); }
        public static class Given
        {
            public static IRates Rates => null!;
            public static Stream Stream => null!;
        """).Insert(0, "using System.IO;\n");

    [Theory]
    [InlineData("await Given.Rates.[|Rate|](\"EUR\");")]
    [InlineData("await Given.Rates.[|Rate|](\"EUR\").ConfigureAwait(true);")]
    [InlineData("await Given.Rates.[|Refresh|]();")]
    [InlineData("await Given.Rates.[|Refresh|]().AsTask();")]
    [InlineData("await Given.Stream.[|FlushAsync|]();")]
    [InlineData("await Task.WhenAll(Ship(order.Id), Given.Rates.[|Rate|](\"EUR\"));")]
    [InlineData("await Task.WhenAll(order.Lines.Select(line => Given.Rates.[|Rate|](line)));")]
    [InlineData("await Task.WhenAll(order.Lines.Select(async line => await Given.Rates.[|Rate|](line)));")]
    [InlineData("var rate = Given.Rates.[|Rate|](\"EUR\"); await Ship(order.Id); await rate;")]
    [InlineData("await (order.Count > 1 ? Given.Rates.[|Rate|](\"EUR\") : Task.FromResult(1m));")]
    [InlineData("await foreach (int one in Given.Rates.[|All|]()) await Ship(order.Id);")]
    [InlineData("async Task Load() => await Given.Rates.[|Refresh|](); await Load();")]
    [InlineData("await Given.Rates.[|Rate|](\"EUR\").WaitAsync(TimeSpan.FromDays(1));")]
    public Task What_makes_a_task_of_its_own_is_reported(string body) => Rule.Reports(Orders(body));

    [Theory]
    [InlineData("await Ship(order.Id); await Nested(order.Id); await Durable.Delay(\"1d\");")]
    [InlineData("await Task.WhenAll(order.Lines.Select(Ship)); await Task.WhenAny(Ship(\"a\"), Durable.Delay(\"1d\"));")]
    [InlineData("await Task.CompletedTask; await Task.FromResult(1); await ValueTask.CompletedTask; await Task.Yield();")]
    [InlineData("var tasks = new List<Task<string>>(); foreach (string line in order.Lines) tasks.Add(Ship(line)); await Task.WhenAll(tasks); await tasks[0];")]
    [InlineData("Task<string> task = Ship(order.Id); await task; Task other = task; await other;")]
    [InlineData("async Task<string> Twice(string line) { await Ship(line); return await Ship(line); } await Twice(order.Id);")]
    [InlineData("Func<Task> ship = () => Ship(order.Id); await ship();")]
    [InlineData("await Given.Rates.Each(async () => await Ship(order.Id));")]
    [InlineData("await Given.Rates.Race(Ship(\"a\"), Ship(\"b\"));")]
    [InlineData("var source = new TaskCompletionSource<int>(); source.SetResult(1); await source.Task;")]
    [InlineData("var channel = System.Threading.Channels.Channel.CreateUnbounded<int>(); await channel.Writer.WriteAsync(1); await channel.Reader.ReadAsync();")]
    [InlineData("await Helper(Ship(order.Id));")]
    [InlineData("await Ready();")]
    [InlineData("await (await Task.WhenAny(Ship(\"a\"), Ship(\"b\")));")]
    public Task Durable_tasks_what_is_composed_of_them_and_what_cannot_be_told_is_fine(string body) => Rule.IsSilentOn(Orders(body + " await Ship(order.Id);", """
        private static async Task Helper(Task<string> task) => _ = await task + await Ready();
        private static ValueTask<int> Ready() => ValueTask.FromResult(1);
        """));

    [Theory]
    [InlineData("await Task.Delay(1);")]
    [InlineData("await File.ReadAllTextAsync(\"a\");")]
    public Task What_another_rule_reports_is_left_to_it(string body) => Rule.IsSilentOn(Orders(body + " await Ship(order.Id);"));

    [Fact]
    public Task Implementations_with_source_are_read() => Rule.IsSilentOn(Orders("await Given.Rates.Refresh(); await Ship(order.Id);", """
        }
        internal abstract class Rates : IRates
        {
            public ValueTask Refresh() => default;
            public abstract Task<decimal> Rate(string currency);
            public abstract IAsyncEnumerable<int> All();
            public abstract Task Each(Func<Task> work);
            public abstract Task<T> Race<T>(params Task<T>[] tasks);
        """));

    [Theory]
    [InlineData("private static async Task Load() => await Given.Stream.FlushAsync();")]
    [InlineData("private static Task Load() => Given.Stream.FlushAsync();")]
    public Task The_message_shows_the_chain(string helper) => Rule.Says(
        "Workflow 'Orders.Process' awaits 'Process → Load → Stream.FlushAsync', which is not durable: the run blocks when it is not done at once, and does it again when "
            + "it is replayed; call it in a [Step], and await that",
        Orders("await [|Load|](); await Ship(order.Id);", helper));
}
