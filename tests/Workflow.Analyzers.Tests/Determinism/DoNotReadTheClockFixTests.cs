using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Determinism.DoNotReadTheClockAnalyzer, Workflow.CodeFixes.Determinism.DoNotReadTheClockFix>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotReadTheClockFixTests
{
    [Theory]
    [InlineData("DateTime.Now", "Durable.UtcNow.LocalDateTime")]
    [InlineData("DateTime.UtcNow", "Durable.UtcNow.UtcDateTime")]
    [InlineData("System.DateTime.UtcNow.AddDays(1)", "Durable.UtcNow.UtcDateTime.AddDays(1)")]
    [InlineData("DateTime.Today", "Durable.UtcNow.LocalDateTime.Date")]
    [InlineData("DateTimeOffset.UtcNow", "Durable.UtcNow")]
    [InlineData("DateTimeOffset.Now", "Durable.UtcNow.ToLocalTime()")]
    [InlineData("TimeProvider.System.GetUtcNow()", "Durable.UtcNow")]
    [InlineData("TimeProvider.System.GetLocalNow().Offset", "Durable.UtcNow.ToLocalTime().Offset")]
    public Task The_runs_own_time_is_read_as_the_same_type(string before, string after) =>
        Fix.Turns(Shop.With($"var now = /* now */ {before}; // it"), Shop.With($"var now = /* now */ {after}; // it"));

    [Theory]
    [InlineData("var now = Now();", "private static DateTime Now() => DateTime.Now;")]
    [InlineData("TimeProvider? clock = null; var now = clock?.GetUtcNow();", "")]
    [InlineData("var watch = System.Diagnostics.Stopwatch.StartNew();", "")]
    [InlineData("var now = Environment.TickCount;", "")]
    public Task Nothing_is_offered_behind_helpers_and_for_what_has_no_equal(string body, string members) => Fix.OffersNothingFor(Shop.With(body, members));

    [Fact]
    public Task All_clocks_are_replaced_at_once() => Fix.TurnsAll(
        Shop.With("var a = DateTime.Now; var b = order.Lines.Select(line => line + DateTime.UtcNow);"),
        Shop.With("var a = Durable.UtcNow.LocalDateTime; var b = order.Lines.Select(line => line + Durable.UtcNow.UtcDateTime);"));
}
