using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotReadTheClockAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

/// <summary>Every kind of edge that the walk follows, with a clock at its end.</summary>
public sealed class ChainTests
{
    [Theory]
    [InlineData("_ = [|Now|];", "private static DateTime Now => DateTime.Now;")]
    [InlineData("_ = [|Now|];", "private static DateTime Now { get { return DateTime.Now; } }")]
    [InlineData("_ = this.[|Now|];", "private DateTime Now { get => DateTime.Now; set { } }")]
    [InlineData("this.[|Log|] = 1;", "private int Log { get => 1; set => Console.WriteLine(DateTime.Now); }")]
    [InlineData("_ = [|this[1]|];", "private DateTime this[int day] => DateTime.Now.AddDays(day);")]
    [InlineData("_ = [|new Stamp()|];", "private sealed class Stamp { public DateTime At = DateTime.Now; }")]
    [InlineData("_ = [|new Stamp()|];", "private sealed class Stamp { public DateTime At { get; init; } = DateTime.Now; }")]
    [InlineData("Stamp stamp = [|new()|];", "private sealed class Stamp { public Stamp() => At = DateTime.Now; public DateTime At { get; } }")]
    [InlineData("_ = [|new Stamp()|];", "private sealed class Stamp : Base; private class Base { public DateTime At = DateTime.Now; }")]
    [InlineData("_ = [|new Stamp(1)|];", "private sealed class Stamp(int n) : Base(n, DateTime.Now); private class Base(int n, DateTime now) { public string Text => $\"{n}{now}\"; }")]
    [InlineData("_ = [|new Stamp(1)|];", "private sealed class Stamp { public Stamp(int n) : this() { _ = n; } public Stamp() { _ = DateTime.Now; } }")]
    [InlineData("_ = [|Started|];", "private static readonly DateTime Started = DateTime.Now;")]
    [InlineData("_ = [|Started|];", "private static DateTime Started { get; } = DateTime.Now;")]
    [InlineData("_ = [|Started|];", "private static readonly DateTime Started; static Orders() { Started = DateTime.Now; }")]
    [InlineData("_ = [|s_now|]();", "private static readonly Func<DateTime> s_now = () => DateTime.Now;")]
    [InlineData("_ = order.Lines.Select([|Stamped|]).ToList();", "private static string Stamped(string line) => line + DateTime.Now;")]
    [InlineData("_ = [|new Money() + new Money()|];", "private struct Money { public static Money operator +(Money a, Money b) { _ = DateTime.Now; return a; } }")]
    [InlineData("_ = [|-new Money()|];", "private struct Money { public static Money operator -(Money a) { _ = DateTime.Now; return a; } }")]
    [InlineData("Money money = [|1|];", "private struct Money { public static implicit operator Money(int n) { _ = DateTime.Now; return default; } }")]
    [InlineData("foreach (var day in [|new Days()|]) _ = day;", "private sealed class Days { public IEnumerator<int> GetEnumerator() { yield return DateTime.Now.Day; } }")]
    [InlineData("using ([|new Span()|]) { }", "private sealed class Span : IDisposable { public void Dispose() => _ = DateTime.Now; }")]
    [InlineData("using [|var span = new Span()|];", "private sealed class Span : IDisposable { public void Dispose() => _ = DateTime.Now; }")]
    [InlineData("_ = $\"{[|new Span()|]}\";", "private sealed class Span { public override string ToString() => DateTime.Now.ToString(); }")]
    [InlineData("_ = \"a\".[|Stamped|]();", "} public static class Extensions { public static string Stamped(this string text) => text + DateTime.Now; ")]
    [InlineData("_ = [|Outer|](1);", "private static int Outer(int n) => n == 0 ? Inner(n) : Outer(n - 1); private static int Inner(int n) => n + Outer(n) + DateTime.Now.Day;")]
    [InlineData("_ = [|Both<int>|]();", "private static T? Both<T>() { _ = DateTime.Now; return default; }")]
    [InlineData("_ = [|Run|](order);", "private static int Run(Order order) { return order.Lines.Count(line => Local(line)); bool Local(string line) => DateTime.Now.Day > line.Length; }")]
    [InlineData("foreach (string one in [|All|]()) _ = one;", "private static IEnumerable<string> All() { yield return DateTime.Now.ToString(); }")]
    public Task The_walk_goes_through(string body, string members) => Rule.Reports(Shop.With(body + " await Ship(order.Id);", members));

    [Theory]
    [InlineData("clock.[|Now|]", "IClock", "private interface IClock { DateTime Now { get; } } private sealed class SystemClock : IClock { public DateTime Now => DateTime.Now; }")]
    [InlineData("clock.[|Read|]()", "IClock", "private interface IClock { DateTime Read(); } private sealed class SystemClock : IClock { DateTime IClock.Read() => DateTime.Now; }")]
    [InlineData("clock.[|Read|](1)", "IClock<int>", "private interface IClock<T> { T Read(T t); } private sealed class SystemClock<T> : IClock<T> { public T Read(T t) { _ = DateTime.Now; return t; } }")]
    [InlineData("clock.[|Read|]()", "Clock", "private abstract class Clock { public abstract DateTime Read(); } private sealed class SystemClock : Clock { public override DateTime Read() => DateTime.Now; }")]
    [InlineData("clock.[|Read|]()", "Clock", "private class Clock { public virtual DateTime Read() => default; } private class Middle : Clock; private sealed class SystemClock : Middle { public override DateTime Read() => DateTime.Now; }")]
    public Task Calls_of_interfaces_and_virtual_members_lead_to_every_implementation(string call, string type, string members) =>
        Rule.Reports(Shop.With("await Ship(order.Id);", $$"""
                private async Task Unused({{type}} clock) { await Task.Yield(); _ = {{call.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)}}; }
                [Workflow] private async partial Task Other() { {{type}} clock = null!; _ = {{call}}; await Ship("a"); }
                {{members}}
            """));

    [Theory]
    [InlineData("_ = clock.Read();", "private sealed class Clock { public DateTime Read() => default; } private sealed class Other { public DateTime Read() => DateTime.Now; }")]
    [InlineData("_ = clock.Read();", "private class Clock { public virtual DateTime Read() => default; } private sealed class Other { public DateTime Read() => DateTime.Now; }")]
    [InlineData("_ = clock.Equals(clock);", "private class Clock { public override int GetHashCode() => DateTime.Now.Day; public override bool Equals(object? other) => true; }")]
    public Task What_happens_to_have_the_same_name_is_not_followed(string body, string members) =>
        Rule.IsSilentOn(Shop.With("Clock clock = new(); " + body + " await Ship(order.Id);", members));

    [Fact]
    public Task The_chain_shows_the_interface_and_its_implementation() => Rule.Says(
        "Workflow 'Orders.Process' reads the clock in 'Process → IClock.Now → SystemClock.Now → DateTimeOffset.UtcNow', which gives another time when the run is "
            + "replayed; use Durable.UtcNow",
        """
        public interface IClock { DateTimeOffset Now { get; } }
        public sealed class SystemClock : IClock { public DateTimeOffset Now => DateTimeOffset.UtcNow; }
        public partial class Orders(IClock clock)
        {
            [Workflow] public async partial Task<DateTimeOffset> Process() { await Task.Yield(); return clock.[|Now|]; }
        }
        """);

    [Fact]
    public Task The_chain_is_the_shortest_one() => Rule.Says(
        "Workflow 'Orders.Process' reads the clock in 'Process → Far → Near → DateTime.Now', which gives another time when the run is replayed; use Durable.UtcNow.LocalDateTime",
        Shop.With("[|Far|](); await Ship(order.Id);", """
            private static void Far() { Farther(); Near(); }
            private static void Farther() => Farthest();
            private static void Farthest() { Near(); Far(); }
            private static void Near() { Far(); _ = DateTime.Now; }
            """));

    [Fact]
    public Task Steps_and_workflows_are_where_the_chain_stops() => Rule.IsSilentOn(Shop.With("Helper(order); await Ship(order.Id);", """
        private void Helper(Order order) => _ = Stamp(order.Id);
        [Step] private static async partial Task<string> Stamp(string order) { await Task.Yield(); return order + DateTime.Now; }
        """));

    [Fact]
    public Task Implementations_that_are_steps_are_no_helpers() => Rule.IsSilentOn("""
        public interface IStamps { Task<DateTime> Stamp(); }
        public partial class Stamps : IStamps { [Step] public async partial Task<DateTime> Stamp() { await Task.Yield(); return DateTime.Now; } }
        public partial class Orders(IStamps stamps)
        {
            [Workflow] public async partial Task Process() => _ = await stamps.Stamp();
        }
        """);
}
