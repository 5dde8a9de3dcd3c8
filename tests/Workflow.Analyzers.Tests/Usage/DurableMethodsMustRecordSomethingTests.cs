using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Usage;
using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.DurableMethodsMustRecordSomethingAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableMethodsMustRecordSomethingTests
{
    private static string Step(string body) => $$"""
        public partial class Orders
        {
            [Step] private async partial Task<string> {{body}}
            [Step] private async partial Task<string> Pack(string order) { await Task.Yield(); return order; }
        }
        """;

    private static string Workflow(string body) => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task {{body}}
            [Step] private async partial Task<string> Pack(string order) { await Task.Yield(); return order; }
            private async Task Helper(string order) => await Pack(order);
        }
        """;

    [Theory]
    [InlineData("[|Ship|](string order) => await Pack(order);")]
    [InlineData("[|Ship|](string order) => await Pack(order).ConfigureAwait(false);")]
    [InlineData("[|Ship|](string order) { return await this.Pack(order + \"!\"); }")]
    public Task A_step_that_only_calls_another_is_reported(string body) => Rule.Reports(Step(body));

    [Theory]
    [InlineData("Ship(string order) { string label = await Pack(order); return label.Trim(); }")]
    [InlineData("Ship(string order) => (await Pack(order)).Trim();")]
    [InlineData("Ship(string order) => await Task.FromResult(order);")]
    [InlineData("Ship(string order) => order;")]
    public Task A_step_that_does_something_itself_is_not_reported(string body) => Rule.IsSilentOn(Step(body));

    [Fact]
    public Task A_step_that_calls_what_it_overrides_is_not_reported() => Rule.IsSilentOn("""
        public partial class Base { [Step] public virtual async partial Task Ship(string order) => await Task.Yield(); }
        public partial class Orders : Base { [Step("other")] public override async partial Task Ship(string order) => await base.Ship(order); }
        """);

    [Theory]
    [InlineData("[|Process|](string order) => await Task.Yield();")]
    [InlineData("[|Process|](string order) { Console.WriteLine(order); await Task.Delay(1); }")]
    [InlineData("[|Process|](string order) { Durable.Logger.ToString(); await Task.Yield(); }")]
    public Task A_workflow_without_a_checkpoint_is_reported(string body) => Rule.Reports(Workflow(body));

    [Theory]
    [InlineData("Process(string order) => await Pack(order);")]
    [InlineData("Process(string order) { foreach (char each in order) { if (each == 'x') await Durable.Delay(\"1s\"); } }")]
    [InlineData("Process(string order) => await Task.WhenAll(new[] { order }.Select(Pack));")]
    [InlineData("Process(string order) { async Task Inner() => await Pack(order); await Inner(); }")]
    [InlineData("Process(string order) => await Helper(order);")]
    [InlineData("Process(string order) { _ = Durable.UtcNow; await Task.Yield(); }")]
    [InlineData("Process(string order) => throw new NotSupportedException();")]
    public Task A_workflow_with_one_or_none_yet_is_not_reported(string body) => Rule.IsSilentOn(Workflow(body));

    [Fact]
    public Task A_workflow_to_be_overridden_is_not_reported() => Rule.IsSilentOn("""
        public partial class Orders { [Workflow] public virtual async partial Task Process(string order) => await Task.Yield(); }
        """);

    [Fact]
    public Task The_message_of_a_workflow_says_what_a_restart_does() => Rule.Says(
        "Workflow 'Orders.Process' has no checkpoint: it awaits no step, no workflow and no durable wait, so that a restart runs all of it again; "
            + "move what it does into a [Step] that it awaits, or make it an ordinary method",
        Workflow("[|Process|](string order) => await Task.Yield();"));

    [Fact]
    public Task The_message_of_a_step_says_what_does_not_count() => Rule.Says(
        "Step 'Orders.Ship' only calls step 'Orders.Pack', which is a plain method there: its retries, timeout and queue do not count; "
            + "call 'Pack' in the workflow, or make it an ordinary method",
        Step("[|Ship|](string order) => await Pack(order);"));

    [Fact]
    public async Task Workflows_of_tests_may_be_as_small_as_they_like()
    {
        Compilation compilation = TestCompilation.WithReferenceTo("xunit.core", Workflow("Process(string order) => await Task.Yield();"));
        ImmutableArray<Diagnostic> diagnostics = await Analysis.RunAsync(compilation, new DurableMethodsMustRecordSomethingAnalyzer());
        diagnostics.ShouldBeEmpty();
    }
}
