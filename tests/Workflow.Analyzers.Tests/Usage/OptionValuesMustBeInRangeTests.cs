using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.OptionValuesMustBeInRangeAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class OptionValuesMustBeInRangeTests
{
    [Theory]
    [InlineData("MaxRetries = [|-1|]", "MaxRetries to -1; write 0 for no retries, or how many there may be")]
    [InlineData("Backoff = [|0.5|]", "Backoff to 0.5; write 1 for equal delays, or the factor by which they grow")]
    [InlineData("Backoff = [|double.NaN|]", "Backoff to NaN; write 1 for equal delays, or the factor by which they grow")]
    [InlineData("Backoff = [|1 / 0.0|]", "Backoff to Infinity; write 1 for equal delays, or the factor by which they grow")]
    [InlineData("Jitter = [|1.01|]", "Jitter to 1.01; write the share of the delay that is random, 0 to 1")]
    [InlineData("Jitter = [|-0.1|]", "Jitter to -0.1; write the share of the delay that is random, 0 to 1")]
    [InlineData("Timeout = [|\"0s\"|]", "Timeout to '0s'; every attempt would fail; write a longer time, or leave it out for no limit")]
    [InlineData("HeartbeatTimeout = [|\"0s\"|]", "HeartbeatTimeout to '0s'; every attempt would fail; write a longer time, or leave it out for no limit")]
    [InlineData("Cache = [|\"0s\"|]", "Cache to '0s'; no result would ever be used again; write a longer time, or leave it out to run the step for each call")]
    [InlineData("Executor = [|\"My Sandbox\"|]", "Executor to 'My Sandbox'; an executor's name is lower-case letters, digits and single underscores, and begins with a letter: write 'my_sandbox'")]
    [InlineData("Queue = [|\"Slow Steps\"|]", "Queue to 'Slow Steps'; a queue's name is lower-case letters, digits and single underscores, and begins with a letter: write 'slow_steps'")]
    [InlineData("RetryDelay = [|\"10m\"|]", "RetryDelay to '10m'; MaxRetryDelay is '5m', which is shorter: write MaxRetryDelay = \"10m\" or more")]
    [InlineData("RetryDelay = [|\"2s\"|], MaxRetryDelay = \"1s\"", "RetryDelay to '2s'; MaxRetryDelay is '1s', which is shorter: write MaxRetryDelay = \"2s\" or more")]
    [InlineData("MaxRetryDelay = [|\"500ms\"|]", "MaxRetryDelay to '500ms'; RetryDelay is '1s', which is longer: write RetryDelay = \"500ms\" or less")]
    public Task Values_out_of_range_are_reported(string options, string message) => Rule.Says($"Step 'Orders.Ship' sets {message}", $$"""
        public partial class Orders
        {
            [Step({{options}})] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Theory]
    [InlineData("MaxRetries = 0")]
    [InlineData("Backoff = 1")]
    [InlineData("Jitter = 0")]
    [InlineData("Jitter = 1")]
    [InlineData("Timeout = \"1ms\", Queue = \"slow_steps2\"")]
    [InlineData("Cache = \"1ms\", HeartbeatTimeout = \"1ms\", Executor = \"sandbox\"")]
    [InlineData("RetryDelay = \"10m\", MaxRetryDelay = \"10m\"")]
    [InlineData("RetryDelay = \"0s\", MaxRetryDelay = \"0s\"")]
    public Task Values_at_the_edge_are_not_reported(string options) => Rule.IsSilentOn($$"""
        public partial class Orders
        {
            [Step({{options}})] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Text_that_is_no_duration_is_left_to_the_rule_on_durations() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Step(RetryDelay = "long", MaxRetryDelay = "0s", Timeout = "never")] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);
}
