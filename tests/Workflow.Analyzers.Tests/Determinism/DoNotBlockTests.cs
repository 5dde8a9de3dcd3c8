using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotBlockAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotBlockTests
{
    [Theory]
    [InlineData("string label = Ship(order.Id).[|Result|];")]
    [InlineData("Ship(order.Id).[|Wait|]();")]
    [InlineData("string label = Ship(order.Id).GetAwaiter().[|GetResult|]();")]
    [InlineData("string label = Ship(order.Id).ConfigureAwait(true).GetAwaiter().[|GetResult|]();")]
    [InlineData("Task<string> task = Ship(order.Id); string label = task.[|Result|];")]
    [InlineData("[|Task.WaitAll|](Ship(\"a\"), Ship(\"b\"));")]
    [InlineData("Monitor.Enter(order);")]
    [InlineData("using var gate = new SemaphoreSlim(1); await gate.[|WaitAsync|](); gate.[|Wait|]();")]
    [InlineData("using var done = [|new ManualResetEventSlim()|];")]
    public Task What_blocks_is_reported(string body) => Rule.Reports(Shop.With(body.Replace("Monitor.Enter(", "[|Monitor.Enter|](", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Task<string> a = Ship(\"a\"), b = Ship(\"b\"); await Task.WhenAll(a, b); string both = a.Result + b.Result;")]
    [InlineData("var tasks = order.Lines.Select(Ship).ToList(); await Task.WhenAll(tasks); var all = tasks.Select(task => task.Result).ToList();")]
    [InlineData("var tasks = order.Lines.Select(Ship).ToList(); await Task.WhenAll(tasks); foreach (var task in tasks) _ = task.Result; _ = tasks[0].Result;")]
    [InlineData("string first = (await Task.WhenAny(Ship(\"a\"), Ship(\"b\"))).Result;")]
    [InlineData("var first = await Task.WhenAny(Ship(\"a\"), Ship(\"b\")); string label = first.Result;")]
    [InlineData("Task<string> task = Ship(order.Id); if (task.IsCompletedSuccessfully) _ = task.Result; await task;")]
    [InlineData("lock (order) { _ = order.Id; }")]
    [InlineData("int n = Task.FromResult(1).Result;")]
    [InlineData("string text = Take(Ship(order.Id));")]
    public Task Results_of_tasks_that_have_ended_and_locks_are_fine(string body) =>
        Rule.IsSilentOn(Shop.With(body + " await Ship(order.Id);", "private static string Take(Task<string> task) => task.IsCompleted ? task.Result : \"\";"));

    private const string Helpers = """
        private static T Get<T>(Task<T> task) => Inner(1, task);
            private static T Inner<T>(int n, Task<T> task) => task.GetAwaiter().GetResult();
            private static async Task<T> Read<T>(Task<T> task) { await task; return task.Result; }
            private static Task<int> Then(Task<string> task) => task.ContinueWith(done => done.Result.Length + task.Result.Length, TaskScheduler.Current);
        """;

    [Theory]
    [InlineData("string label = [|Get|](Ship(order.Id));")]
    [InlineData("Task<string> task = Ship(order.Id); string label = [|Inner|](task: task, n: 2);")]
    [InlineData("Task<string> a = Ship(\"a\"), b = Ship(\"b\"); await a; string label = Get(a) + [|Get|](b);")]
    [InlineData("var labels = order.Lines.Select(each => [|Get|](Ship(each))).ToList();")]
    public Task A_helper_that_blocks_on_a_task_that_has_not_ended_is_reported(string body) => Rule.Reports(Shop.With(body, Helpers));

    [Theory]
    [InlineData("Task<string> task = Ship(order.Id); await task; string label = Get(task);")]
    [InlineData("string label = Get(Task.FromResult(\"a\")) + Get(await Task.WhenAny(Ship(\"a\"), Ship(\"b\")));")]
    [InlineData("string label = await Read(Ship(order.Id));")]
    [InlineData("int length = await Then(Ship(order.Id));")]
    [InlineData("int length = await Ship(order.Id).ContinueWith(done => done.Result.Length, TaskScheduler.Current);")]
    public Task A_helper_that_is_given_what_has_ended_or_waits_itself_is_fine(string body) => Rule.IsSilentOn(Shop.With(body + " await Ship(order.Id);", Helpers));

    [Fact]
    public Task The_message_shows_the_chain() => Rule.Says(
        "Workflow 'Orders.Process' blocks the run's thread with 'Process → Load → Task.Result', which what is waited for may need; await the task",
        "using System.IO;\n" + Shop.With("_ = [|Load|](); await Ship(order.Id);", "private static string Load() => new StringReader(\"a\").ReadToEndAsync().Result;"));
}
