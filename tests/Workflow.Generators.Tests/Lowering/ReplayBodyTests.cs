using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Lowering;

/// <summary>The user's statement on the left, what runs on the right.</summary>
public sealed class ReplayBodyTests
{
    [Theory]
    [InlineData("await Ship(line);", "await __Ship(__context, line);")]
    [InlineData("await this.Ship(line);", "await this.__Ship(__context, line);")]
    [InlineData("await Ping();", "await __Ping(__context);")]
    [InlineData("await Ship(line: line);", "await __Ship(__context, line: line);")]
    [InlineData("await Ship(await Ship(line));", "await __Ship(__context, await __Ship(__context, line));")]
    [InlineData("await other.Steps.Send(\"a\", 1, 2);", "await other.Steps.__Send(__context, \"a\", 1, 2);")]
    [InlineData("await Sub(line);", "await __Sub(__context, line);")]
    [InlineData("await Flow.Fixed();", "await Flow.__Fixed(__context);")]
    [InlineData("await (steps?.Send(\"a\") ?? Task.CompletedTask);", "await (steps?.__Send(__context, \"a\") ?? Task.CompletedTask);")]
    [InlineData("await line.Measure(3);", "await line.__Measure(__context, 3);")]
    [InlineData("await Extensions.Measure(line, 3);", "await Extensions.__Measure(__context, line, 3);")]
    [InlineData("_ = $\"{await Ship(line)}\";", "_ = $\"{await __Ship(__context, line)}\";")]
    public void A_durable_call_gets_the_context(string statement, string redirected) => Redirected(statement).ShouldBe(redirected);

    [Theory]
    [InlineData("await Task.WhenAll(lines.Select(Ship));", "await Task.WhenAll(lines.Select(((string __0) => __Ship(__context, __0))));")]
    [InlineData("Func<string, Task<string>> ship = steps!.Send2;", "Func<string, Task<string>> ship = ((string __0) => steps!.__Send2(__context, __0));")]
    [InlineData("var ship = this.Ship;", "var ship = ((string __0) => this.__Ship(__context, __0));")]
    [InlineData("var ship = (Func<string, Task>)Ship;", "var ship = (Func<string, Task>)((string __0) => __Ship(__context, __0));")]
    [InlineData("var ping = new Func<Task>(Ping);", "var ping = new Func<Task>((() => __Ping(__context)));")]
    public void A_method_group_becomes_a_lambda(string statement, string redirected) => Redirected(statement).ShouldBe(redirected);

    [Theory]
    [InlineData("Func<int, Task> measure = line.Measure;", "Func<int, Task> measure = (line is var __w ? (global::System.Func<int, global::System.Threading.Tasks.Task>)((int __0) => __w.__Measure(__context, __0)) : null!);")]
    [InlineData("Func<string, int, Task> measure = Extensions.Measure;", "Func<string, int, Task> measure = ((string __0, int __1) => Extensions.__Measure(__context, __0, __1));")]
    public void What_an_extension_method_is_called_on_is_looked_at_at_once(string statement, string redirected) => Redirected(statement).ShouldBe(redirected);

    [Theory]
    [InlineData("ArgumentNullException.ThrowIfNull(await Ship(line));", "ArgumentNullException.ThrowIfNull(await __Ship(__context, line), paramName: \"await Ship(line)\");")]
    [InlineData("ArgumentNullException.ThrowIfNull(line);", "ArgumentNullException.ThrowIfNull(line);")]
    public void A_method_that_asks_for_the_text_of_an_argument_gets_the_users(string statement, string redirected) => Redirected(statement).ShouldBe(redirected);

    [Theory]
    [InlineData("await Ship(line).WaitAsync(time);", "await __context.WaitAsync(__Ship(__context, line), time);")]
    [InlineData("await Ship(line).WaitAsync(time, stop);", "await __context.WaitAsync(__Ship(__context, line), time, stop);")]
    [InlineData("await Ship(line).WaitAsync(time).WaitAsync(time);", "await __context.WaitAsync(__context.WaitAsync(__Ship(__context, line), time), time);")]
    [InlineData("await Ship(line).WaitAsync(timeout: time);", "await __context.WaitAsync(__Ship(__context, line), timeout: time);")]
    [InlineData("await Ship(line).WaitAsync(stop);", "await __Ship(__context, line).WaitAsync(stop);")]
    [InlineData("maybe?.WaitAsync(time);", "_ = (maybe is { } __w ? __context.WaitAsync(__w, time) : null);")]
    [InlineData("await (holder?.Inner?.Task.WaitAsync(time))!;", "await ((holder is { } __w ? (__w.Inner is { } __w ? __context.WaitAsync(__w.Task, time) : null) : null))!;")]
    public void Waiting_for_a_time_goes_through_the_context(string statement, string redirected) => Redirected(statement).ShouldBe(redirected);

    [Theory]
    [InlineData("await Ship(line).ConfigureAwait(false);", "await __Ship(__context, line);")]
    [InlineData("await Ship(line).ConfigureAwait(continueOnCapturedContext: false);", "await __Ship(__context, line) ;")]
    [InlineData("var later = Ping().ConfigureAwait(false); await later;", "var later = __Ping(__context).ConfigureAwait((false) || true); await later;")]
    [InlineData("await Ship(line).WaitAsync(time).ConfigureAwait(false);", "await __context.WaitAsync(__Ship(__context, line), time);")]
    [InlineData("await Later(line).ConfigureAwait(false);", "await __Later(__context, line);")]
    public void Nothing_leaves_the_pump(string statement, string redirected) => Redirected(statement).ShouldBe(redirected);

    [Theory]
    [InlineData("_ = nameof(Ship);")]
    [InlineData("_ = nameof(this.Ship);")]
    [InlineData("Task Ship(int x) => Task.Delay(x); await Ship(1);")]
    [InlineData("await Task.WhenAny(Durable.Delay(\"1s\"), Durable.Delay(\"2s\"));")]
    [InlineData("_ = new { Ship = 1 }.Ship;")]
    public void The_rest_stays_as_it_is(string statement) => Redirected(statement).ShouldBe(statement);

    [Theory]
    [InlineData("await Task.WhenAll(lines.Select(static each => Flow.Fixed()));", "await Task.WhenAll(lines.Select( each => Flow.__Fixed(__context)));")]
    [InlineData("static async Task Local() => await Flow.Fixed(); await Local();", " async Task Local() => await Flow.__Fixed(__context); await Local();")]
    [InlineData("static int Local() => 1; _ = Local();", "static int Local() => 1; _ = Local();")]
    public void A_static_function_that_makes_a_durable_call_may_capture_the_context(string statement, string redirected) =>
        Redirected(statement).ShouldBe(redirected);

    [Fact]
    public void A_caller_name_is_that_of_the_users_method() =>
        Redirected("Flow.Log(\"x\"); Flow.Log();").ShouldBe("Flow.Log(\"x\", caller: \"Run\"); Flow.Log(caller: \"Run\");");

    [Fact]
    public void Directives_stay_behind_and_lines_stay_where_they_are() => Redirected("""
        #pragma warning restore
        #if NEVER
            await Nothing();
        #endif
            /* kept */ await Ping(); // kept
        """).ShouldBe("\n\n\n\n    /* kept */ await __Ping(__context); // kept");

    private static string Redirected(string statement)
    {
        string text = Generated.ReplayBodiesFrom($$"""
            using Workflow.Runtime;
            using System.Runtime.CompilerServices;
            namespace Shop;

            public static partial class Extensions
            {
                [Step] public static async partial Task<int> Measure(this string line, int factor) { await Task.Yield(); return factor; }
            }

            public partial class OtherSteps
            {
                [Step] public async partial Task Send(string text, params int[] numbers) => await Task.Yield();
                [Step] public async partial Task<string> Send2(string text) { await Task.Yield(); return text; }
            }

            public sealed class Other(OtherSteps steps) { public OtherSteps Steps => steps; }
            public sealed class Holder { public Holder? Inner; public Task Task = Task.CompletedTask; }

            public partial class Flow(Other other, OtherSteps? steps)
            {
                [Workflow]
                public async partial Task Run(string line, string[] lines, TimeSpan time, CancellationToken stop)
                {
                    await Task.CompletedTask; Task? maybe = Task.CompletedTask; Holder? holder = new(); _ = other; _ = steps; _ = maybe; _ = holder; _ = lines; _ = line; _ = time; _ = stop;
                    //<
            {{statement}}
                    //>
                }

                [Workflow("sub")] public async partial Task Sub(string line) => await Ship(line);
                [Step] private async partial Task<string> Ship(string line) { await Task.Yield(); return line; }
                [Step] private async partial ValueTask<string> Later(string line) { await Task.Yield(); return line; }
                [Step] private async partial Task Ping() => await Task.Yield();
                [Step] public static async partial Task Fixed() => await Task.Yield();
                public static void Log(string text = "", [CallerMemberName] string caller = "") => _ = text + caller;
            }
            """).ShouldCompile().File("Shop.Flow.Run.g.cs");
        int start = text.IndexOf("//<\n", StringComparison.Ordinal) + 4;
        string between = text[start..text.IndexOf("//>", StringComparison.Ordinal)].TrimEnd(' ').TrimEnd('\n');
        return System.Text.RegularExpressions.Regex.Replace(between, "__w[0-9]+", "__w");
    }
}
