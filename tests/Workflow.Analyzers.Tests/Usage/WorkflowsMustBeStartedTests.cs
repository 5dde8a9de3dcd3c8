using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Usage;
using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.WorkflowsMustBeStartedAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class WorkflowsMustBeStartedTests
{
    private static string Shop(string members) => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task<string> Process(string order) { await Ship(order); await Inner(order); return order; }
            [Workflow] private async partial Task Inner(string order) => await Durable.Delay("1s");
            [Step] public async partial Task Ship(string order) => await Task.Yield();
            {{members}}
        }
        """;

    [Theory]
    [InlineData("public async Task Handle(string order) => await [|Process|](order);")]
    [InlineData("public Task Handle(string order) => [|Process|](order);")]
    [InlineData("public Func<string, Task> Handler => this.[|Process|];")]
    [InlineData("public Orders() { [|Process|](\"order\"); }")]
    [InlineData("public Action Handler { get; } = () => new Orders().[|Process|](\"order\");")]
    [InlineData("} public class Controller(Orders orders) { public async Task Post() { async Task Local() => await orders.[|Process|](\"order\"); await Local(); }")]
    public Task Calls_outside_of_workflows_are_reported(string members) => Rule.Reports(Shop(members));

    [Theory]
    [InlineData("public async Task Handle(string order) => await Ship(order);")]
    [InlineData("public string Name => nameof(Process);")]
    [InlineData("[Step] public async partial Task Again(string order) => await Process(order);")]
    [InlineData("[Workflow] public async partial Task Outer(string order) { await Process(order); await Task.WhenAll(new[] { order }.Select(Process)); }")]
    [InlineData("[Workflow] public async partial Task Outer(string order) => await Help(order); private async Task Help(string order) => await Process(order);")]
    public Task Calls_in_workflows_and_what_other_rules_report_are_not(string members) => Rule.IsSilentOn(Shop(members));

    [Fact]
    public Task The_message_names_the_start_method() => Rule.Says(
        "'Orders.Handle' calls workflow 'Orders.Process' directly, which runs its plain body: nothing is recorded, and a crash loses it; "
            + "start it with 'StartProcessAsync' of WorkflowClient",
        Shop("public async Task Handle(string order) => await [|Process|](order);"));

    [Fact]
    public Task The_message_says_what_a_private_workflow_lacks() => Rule.Says(
        "'Orders.Handle' calls workflow 'Orders.Inner' directly, which runs its plain body: nothing is recorded, and a crash loses it; "
            + "make 'Inner' public or internal, and start it through WorkflowClient",
        Shop("public async Task Handle(string order) => await [|Inner|](order);"));

    [Theory]
    [InlineData("Workflow.Testing")]
    [InlineData("xunit.v3.core")]
    [InlineData("nunit.framework")]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework")]
    [InlineData("Microsoft.TestPlatform.CoreUtilities")]
    public async Task Tests_call_plain_bodies_on_purpose(string reference)
    {
        Compilation compilation = TestCompilation.WithReferenceTo(reference, Shop("public async Task Test() => await Process(\"order\");"));
        ImmutableArray<Diagnostic> diagnostics = await Analysis.RunAsync(compilation, new WorkflowsMustBeStartedAnalyzer());
        diagnostics.ShouldBeEmpty();
    }
}
