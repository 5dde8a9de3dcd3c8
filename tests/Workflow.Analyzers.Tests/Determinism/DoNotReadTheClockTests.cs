using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotReadTheClockAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotReadTheClockTests
{
    [Theory]
    [InlineData("var now = [|DateTime.Now|];")]
    [InlineData("var now = [|DateTime.UtcNow|].AddDays(1);")]
    [InlineData("var now = [|DateTime.Today|];")]
    [InlineData("var now = [|DateTimeOffset.Now|];")]
    [InlineData("var now = [|System.DateTimeOffset.UtcNow|];")]
    [InlineData("var now = [|Environment.TickCount64|];")]
    [InlineData("var now = TimeProvider.System.[|GetUtcNow|]();")]
    [InlineData("var watch = [|System.Diagnostics.Stopwatch.StartNew|]();")]
    [InlineData("await Ship([|DateTime.Now|].ToString());")]
    [InlineData("await Task.WhenAll(order.Lines.Select(line => Ship(line + [|DateTime.Now|])));")]
    [InlineData("string Text() => [|DateTime.Now|].ToString(); await Ship(Text());")]
    [InlineData("if ([|DateTime.Now|] > [|DateTime.UtcNow|]) await Ship(order.Id);")]
    public Task Clocks_are_reported_in_the_body_its_lambdas_and_local_functions(string body) => Rule.Reports(Shop.With(body));

    [Theory]
    [InlineData("var now = Durable.UtcNow; var later = now.UtcDateTime.AddDays(1); var today = now.LocalDateTime.Date;")]
    [InlineData("var start = new DateTime(2020, 1, 1); var text = DateTime.UnixEpoch.ToString(); var max = DateTimeOffset.MaxValue;")]
    [InlineData("var name = nameof(DateTime.Now);")]
    [InlineData("TimeProvider clock = TimeProvider.System;")]
    [InlineData("TimeSpan long_ = TimeSpan.FromDays(2);")]
    public Task What_reads_no_clock_is_fine(string body) => Rule.IsSilentOn(Shop.With(body + " await Ship(order.Id);"));

    [Fact]
    public Task Anything_goes_in_a_step_and_in_code_that_no_workflow_calls() => Rule.IsSilentOn(Shop.With("await Ship(order.Id); await Stamp(); await Old();", """
        [Step] private async partial Task<DateTime> Stamp() { await Task.Yield(); return DateTime.Now; }
        [Step] private async partial Task<DateTime> Old() { await Task.Yield(); return Now(); }
        private static DateTime Now() => DateTime.Now;
        """));

    [Fact]
    public Task Another_workflow_is_judged_by_itself() => Rule.Reports(Shop.With("await Other();", """
        [Workflow] public async partial Task Other() => await Ship([|DateTime.Now|].ToString());
        """));

    [Theory]
    [InlineData("_ = [|_made|];", "private readonly DateTime _made = DateTime.Now;")]
    [InlineData("_ = this.[|Made|];", "public DateTime Made { get; } = DateTime.Now;")]
    [InlineData("_ = [|_made|];", "private readonly DateTime _made; public Orders() { string text = \"\"; this._made = DateTime.Now; }")]
    [InlineData("_ = [|_late|]();", "private readonly Func<DateTime> _late = () => DateTime.Now;")]
    [InlineData("_ = [|Age|];", "private readonly Clock _clock = new(); private int Age => _clock.Made.Year; private sealed class Clock { public DateTime Made = DateTime.Now; }")]
    [InlineData("_ = [|Made|];", "protected override DateTime Made => _made; private readonly DateTime _made = DateTime.Now; } public abstract class Base { protected abstract DateTime Made { get; }", ": Base")]
    public Task What_the_object_was_made_with_is_made_anew_with_every_load(string body, string members, string bases = "") =>
        Rule.Reports(Shop.With(body, members).Replace("class Orders", "class Orders " + bases, StringComparison.Ordinal));

    [Theory]
    [InlineData("_ = _rate;", "private readonly DateTime _made = DateTime.Now; private readonly int _rate = 3; private string Text => _made.ToString();")]
    [InlineData("_ = _rate;", "private readonly int _rate; public Orders() { Console.WriteLine(DateTime.Now); _rate = 3; }")]
    [InlineData("_ = new Line().Made;", "private sealed class Line { public DateTime Made = DateTime.UnixEpoch; }")]
    [InlineData("_ = _line.Price;", "private readonly Line _line = new(); private sealed class Line { public int Price = 3; }")]
    [InlineData("await Stamp();", "private readonly DateTime _made = DateTime.Now; [Step] private async partial Task<DateTime> Stamp() { await Task.Yield(); return _made; }")]
    public Task What_no_body_reads_may_be_made_of_anything(string body, string members) => Rule.IsSilentOn(Shop.With(body + " await Ship(order.Id);", members));

    [Fact]
    public Task The_message_names_workflow_member_and_replacement() => Rule.Says(
        "Workflow 'Orders.Process' reads the clock in 'DateTime.Now', which gives another time when the run is replayed; use Durable.UtcNow.LocalDateTime",
        Shop.With("var now = [|DateTime.Now|]; await Ship(order.Id);"));

    [Fact]
    public Task The_message_shows_the_chain() => Rule.Says(
        "Workflow 'Orders.Process' reads the clock in 'Process → PriceOf → Clock.Read → DateTime.UtcNow', which gives another time when the run is replayed; "
            + "use Durable.UtcNow.UtcDateTime",
        Shop.With("var price = [|PriceOf|](order); await Ship(order.Id);", """
            private int PriceOf(Order order) => Clock.Read().Day * order.Count;
        }
        public static class Clock
        {
            public static DateTime Read() => DateTime.UtcNow;
        """));
}
