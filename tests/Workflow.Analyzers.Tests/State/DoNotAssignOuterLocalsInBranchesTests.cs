using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.DoNotAssignOuterLocalsInBranchesAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class DoNotAssignOuterLocalsInBranchesTests
{
    [Theory]
    [InlineData("await Task.WhenAll(numbers.Select(async n => { [|total += await Price(n)|]; }));")]
    [InlineData("await Task.WhenAll(numbers.Select(async n => { int price = await Price(n); [|total = total + price|]; }));")]
    [InlineData("await Task.WhenAll(numbers.Select(async n => { await Price(n); [|total++|]; }));")]
    [InlineData("var tasks = from n in numbers select Add(n); async Task Add(int n) { await Price(n); } await Task.WhenAll(numbers.Select(n => { [|total = n|]; return Price(n); }));")]
    [InlineData("async Task Add(int n) { [|total += await Price(n)|]; } await Task.WhenAll(numbers.Select(Add));")]
    [InlineData("await Task.WhenAll(numbers.Select(async n => { ([|total|], var price) = (total, await Price(n)); }));")]
    public Task An_assignment_that_branches_make_to_a_local_outside_is_reported(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("await Task.WhenAll(numbers.Select(async n => { int own = 0; own += await Price(n); return own; }));")]
    [InlineData("await Task.WhenAll(numbers.Select(async n => Interlocked.Add(ref total, await Price(n))));")]
    [InlineData("foreach (int n in numbers) total += await Price(n);")]
    [InlineData("async Task Add(int n) { total += await Price(n); } await Add(1); await Add(2);")]
    [InlineData("numbers.ForEach(n => total += n); await Price(total);")]
    [InlineData("int sum = numbers.Select(n => total += n).Sum(); await Price(sum);")]
    [InlineData("int first = 0, second = 0; async Task One() { first = await Price(1); } async Task Two() { second = await Price(2); } await Task.WhenAll(One(), Two());")]
    public Task What_is_a_branchs_own_or_runs_alone_is_not(string body) => Rule.Reports(In(body));

    [Fact]
    public Task The_message_names_the_local_and_the_way_out() => Rule.Says(
        "Workflow 'Orders.Process' assigns 'total' in a lambda that starts steps once per item; its branches take turns at every await, so that one may undo or miss what another assigns; "
        + "return the value from the lambda, and combine the results of Task.WhenAll",
        In("await Task.WhenAll(numbers.Select(async n => { [|total += await Price(n)|]; }));"));

    private static string In(string body) => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(List<int> numbers) { int total = 0; await Price(total); {{body}} }
            [Step] private async partial Task<int> Price(int number) { await Task.Yield(); return number; }
        }
        """;
}
