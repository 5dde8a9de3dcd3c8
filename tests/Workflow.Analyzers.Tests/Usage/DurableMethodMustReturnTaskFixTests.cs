using Workflow.Analyzers.Usage;
using Workflow.CodeFixes.Usage;
using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.DurableMethodMustReturnTaskAnalyzer, Workflow.CodeFixes.Usage.DurableMethodMustReturnTaskFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableMethodMustReturnTaskFixTests
{
    private static string Orders(string method) => $$"""
        using System.Threading.Tasks;
        public partial class Orders
        {
            {{method}}
        }
        """;

    [Theory]
    [InlineData("[Step] private partial int Ship() => 1;", "[Step] private async partial Task<int> Ship() => 1;")]
    [InlineData("[Step] private int Ship() { return 1; }", "[Step] private async Task<int> Ship() { return 1; }")]
    [InlineData("[Step] partial List<string> Ship() => [];", "[Step] async partial Task<List<string>> Ship() => [];")]
    [InlineData("[Step] private partial void Ship() { }", "[Step] private async partial Task Ship() { }")]
    public Task The_result_is_wrapped_and_the_method_becomes_async(string before, string after) => Fix.Turns(Orders(before), Orders(after));

    [Theory]
    [InlineData("[Step] private partial IAsyncEnumerable<int> Ship() => throw new NotSupportedException();")]
    [InlineData("[Step] private partial IEnumerable<int> Ship() { yield return 1; }")]
    [InlineData("[Step] private partial Span<int> Ship() => default;")]
    [InlineData("[Step] private partial ref int Ship() => throw new NotSupportedException();")]
    public Task What_has_no_mechanical_way_out_is_left_alone(string method) => Fix.OffersNothingFor(Orders(method));

    [Fact]
    public Task Async_void_returns_a_task() =>
        Fix<AttributesMustStandOnOrdinaryMethodsAnalyzer, DurableMethodMustReturnTaskFix>.Turns(
            Orders("[Step] private async partial void Ship() => await Task.Yield();"),
            Orders("[Step] private async partial Task Ship() => await Task.Yield();"));

    [Fact]
    public Task All_methods_are_fixed_at_once() => Fix.TurnsAll(
        Orders("[Step] private partial int Ship() => 1; [Step] private partial void Pack() { }"),
        Orders("[Step] private async partial Task<int> Ship() => 1; [Step] private async partial Task Pack() { }"));
}
