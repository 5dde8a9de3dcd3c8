using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.DurableMethodMustReturnTaskAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableMethodMustReturnTaskTests
{
    [Theory]
    [InlineData("int", "Task<int>")]
    [InlineData("void", "Task")]
    [InlineData("List<string>", "Task<List<string>>")]
    [InlineData("IAsyncEnumerable<int>", "Task<List<int>>")]
    [InlineData("Span<int>", "Task")]
    public Task Other_types_are_reported_with_the_type_to_write(string type, string replacement) => Rule.Says(
        $"Step 'Orders.Ship' returns '{type}', which the engine cannot wait for; return Task, Task<T>, ValueTask or ValueTask<T>: write '{replacement}'",
        $$"""
        public partial class Orders
        {
            [Step] private partial [|{{type}}|] Ship(string order) => throw new NotSupportedException();
        }
        """);

    [Theory]
    [InlineData("Task")]
    [InlineData("Task<int>")]
    [InlineData("ValueTask")]
    [InlineData("ValueTask<List<string>>")]
    public Task The_four_task_types_are_not_reported(string type) => Rule.IsSilentOn($$"""
        public partial class Orders
        {
            [Step] private partial {{type}} Ship(string order) => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task A_type_that_does_not_exist_is_left_to_the_compiler() => Rule.Reports("""
        public partial class Orders
        {
            [Step] private partial Tusk<int> Ship(string order) => throw new NotSupportedException();
        }
        """);
}
