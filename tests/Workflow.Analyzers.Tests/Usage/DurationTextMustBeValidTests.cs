using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.DurationTextMustBeValidAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurationTextMustBeValidTests
{
    private const string Grammar =
        "whole numbers with units, largest first, each unit once (d, h, m, s, ms), as in 500ms, 5s, 1h30m, 3d";

    [Theory]
    [InlineData("2 days", "'2d': ")]
    [InlineData("1 Hour, 30 min", "'1h30m': ")]
    [InlineData("00:01:30", "'1m30s': ")]
    [InlineData("30", "")]
    [InlineData("", "")]
    [InlineData("30m1h", "")]
    [InlineData("-5s", "")]
    [InlineData("1.5h", "")]
    [InlineData("99999999999999d", "")]
    public Task Text_that_is_no_duration_is_reported_with_what_was_probably_meant(string text, string proposal) => Rule.Says(
        $"Step 'Orders.Ship' sets Timeout to '{text}', which is not a duration; write {proposal}{Grammar}",
        $$"""
        public partial class Orders
        {
            [Step(Timeout = [|"{{text}}"|])] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Constant_arguments_are_reported() => Rule.Says(
        $"Durable.Delay in 'Orders.Process' is given '2 days', which is not a duration; write '2d': {Grammar}",
        """
        public partial class Orders
        {
            private const string Days = " days";
            [Workflow] public async partial Task Process(string order) => await Durable.Delay(cancellationToken: default, duration: [|"2" + Days|]);
        }
        """);

    [Fact]
    public Task Every_option_and_call_that_takes_duration_text_is_read() => Rule.Reports("""
        public partial class Orders
        {
            [Step(RetryDelay = [|"x"|], MaxRetryDelay = [|"y"|], HeartbeatTimeout = [|"now"|], Cache = [|"1 day"|])] private async partial Task Ship(string order) => await Task.Yield();
            private readonly TimeSpan _wait = Duration.Parse([|"soon"|]);
        }
        """);

    [Fact]
    public Task Valid_text_text_that_is_not_constant_and_other_calls_are_not_reported() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string wait)
            {
                await Durable.Delay("1d2h3m4s5ms");
                await Durable.Delay(wait);
                await Durable.Delay(TimeSpan.FromDays(1));
                Duration.TryParse("soon", out _);
            }

            [Step(RetryDelay = "0s", MaxRetryDelay = "500ms", Timeout = null)]
            private async partial Task Ship(string order) => await Task.Yield();
        }
        """);
}
