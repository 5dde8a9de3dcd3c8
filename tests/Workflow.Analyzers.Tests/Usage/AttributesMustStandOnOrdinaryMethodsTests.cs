using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Usage;
using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.AttributesMustStandOnOrdinaryMethodsAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class AttributesMustStandOnOrdinaryMethodsTests
{
    [Fact]
    public Task Both_attributes_on_one_method_are_reported() => Rule.Says(
        "'Orders.Process' is both a workflow and a step; "
            + "keep [Step] if it does work, [Workflow] if it calls steps; a workflow that calls it as a step needs a method of each kind",
        """
        public partial class Orders
        {
            [Step, Workflow] public async partial Task [|Process|](string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Async_void_is_reported() => Rule.Says(
        "'Orders.Ship' is async void and can never be awaited; return Task",
        """
        public partial class Orders
        {
            [Step] private async partial [|void|] Ship(string order) => await Task.Yield();
        }
        """);

    [Theory]
    [InlineData("void M() { [[|Step|]] async Task Local() => await Task.Yield(); _ = Local(); }")]
    [InlineData("Func<Task> _lambda = [[|Step|]] async () => await Task.Yield();")]
    [InlineData("Task Property { [[|Step|]] get => Task.CompletedTask; }")]
    [InlineData("Action E { [[|WorkflowAttribute(\"a\")|]] init { } }")]
    [InlineData("public static Orders operator +(Orders a, Orders b) => a; [[|Step|]] public static Orders operator -(Orders a) => a;")]
    [InlineData("[[|Step|]] public static implicit operator int(Orders a) => 1;")]
    [InlineData("[[|Step|]] ~Orders() { }")]
    [InlineData("Func<Task> _lambda = [method: [|Step|]] async () => await Task.Yield();")]
    public Task Targets_that_cannot_be_registered_are_reported(string member) => Rule.Reports($$"""
        public partial class Orders
        {
            {{member}}
        }
        """);

    [Fact]
    public async Task Methods_of_extension_blocks_are_reported()
    {
        ImmutableArray<Diagnostic> diagnostics = await Analysis.RunAsync(
            TestCompilation.BeforeGeneration("""
                public static partial class Extensions
                {
                    extension(string order) { [Step] public async Task Ship() => await Task.Yield(); }
                }
                """),
            new AttributesMustStandOnOrdinaryMethodsAnalyzer());

        // Some compilers visit such a method once per symbol that it declares.
        diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).Distinct().ShouldHaveSingleItem()
            .ShouldContain("stands in an extension block, which holds no partial methods");
    }

    [Fact]
    public Task The_message_names_the_target() => Rule.Says(
        "[Step] stands on a lambda, which cannot be registered under a name; make it an ordinary partial method of the class",
        """
        public class Orders
        {
            private readonly Func<Task> _lambda = [[|Step|]] async () => await Task.Yield();
        }
        """);

    [Fact]
    public Task One_attribute_on_an_ordinary_method_is_fine() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(string order) => await Task.Yield();
            [Step] private async partial Task Ship(string order) => await Task.Yield();
            [method: Obsolete] private static async void Fire() { [Obsolete] void Local() { } await Task.Yield(); Local(); }
        }
        """);

    [Fact]
    public Task Targets_that_the_compiler_refuses_are_left_to_it() => Rule.Reports("""
        [Step] public partial struct Orders { [Step] private int _count; [return: Step] private readonly int M() => _count; }
        """);
}
