using Workflow.Analyzers.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

public sealed class ChangesMustNotBreakRunsInFlightTests
{
    private const string Locked1 = "string label = await Ship(order); await Refund(order); await Durable.Delay(\"1d\");";

    [Theory]
    [InlineData("string label = await Ship(order); await Refund(order); await Durable.Delay(\"1d\");")]
    [InlineData("var parcel = await Ship(order); /* a comment */ await Refund(order + parcel); await Durable.Delay(\"2d\");")]
    [InlineData("int count = 0; string label = await Ship(order); count++; await Refund(order); if (count > 0) count = 2; await Durable.Delay(\"1d\"); _ = count;")]
    public Task Edits_that_runs_in_flight_survive_are_no_matter(string body) =>
        Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.IsSilentOn(Locked.FileOf(Source(Locked1)), Source(body));

    [Theory]
    [InlineData("await [|Refund|](order); string label = await Ship(order); await Durable.Delay(\"1d\");", "step 'refund' moved before 'ship'")]
    [InlineData("string label = await [|Ship|](order); await Durable.Delay(\"1d\");", "step 'refund' was removed after 'ship'")]
    [InlineData("await Durable.[|Delay|](\"1h\"); string label = await Ship(order); await Refund(order); await Durable.Delay(\"1d\");", "'Durable.Delay' was added before step 'ship'")]
    [InlineData("string label = await Ship(order); if (label == \"\") await [|Refund|](order); await Durable.Delay(\"1d\");", "step 'refund' now stands in a branch")]
    [InlineData("string label = await Ship(order); await [|Mail|](order); await Durable.Delay(\"1d\");", "step 'refund' was replaced by step 'mail'")]
    public Task Edits_that_runs_in_flight_do_not_survive_are_told_at_the_call(string body, string change) =>
        Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.Says(Locked.FileOf(Source(Locked1)), Source(body), Message(change));

    [Theory]
    [InlineData("string label = await Ship(order); if (Durable.Patched(\"mail\")) { await Mail(order); await Durable.Delay(\"1h\"); } await Refund(order); await Durable.Delay(\"1d\");")]
    [InlineData("string label = await Ship(order); if (!Durable.Patched(\"mail\")) { await Refund(order); } else { await Mail(order); } await Durable.Delay(\"1d\");")]
    [InlineData("bool isNew = Durable.Patched(\"mail\"); string label = await Ship(order); if (isNew) await Mail(order); else await Refund(order); await Durable.Delay(\"1d\");")]
    [InlineData("string label = await Ship(order); await (Durable.Patched(\"mail\") ? Mail(order) : Refund(order)); await Durable.Delay(\"1d\");")]
    public Task A_guarded_change_is_no_matter(string body) =>
        Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.IsSilentOn(Locked.FileOf(Source(Locked1)), Source(body));

    [Fact]
    public Task A_guard_without_the_old_branch_is_none() => Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.Says(
        Locked.FileOf(Source(Locked1)),
        Source("string label = await [|Ship|](order); if (Durable.Patched(\"mail\")) await Mail(order); await Durable.Delay(\"1d\");"),
        Message("step 'refund' was removed after 'ship'"));

    [Fact]
    public Task Where_no_call_is_left_the_workflow_is_named() => Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.Says(
        Locked.FileOf(Source("await Mail(order);")), Source("", name: "[|Process|]"), Message("step 'mail' was removed"));

    [Fact]
    public Task A_class_is_compared_as_a_method_is()
    {
        static string Ship(string body) => $$"""
            [Workflow("ship", Version = "3")]
            public partial class ShipOrder(Pack pack) : Workflow<string> { protected override async partial Task RunAsync(string order) { {{body}} } }
            public partial class Pack : Step<string> { public override async partial Task ExecuteAsync(string order) => await Task.Yield(); }
            """;
        return Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.Says(
            Locked.FileOf(Ship("await pack.ExecuteAsync(order);")), Ship("await pack.ExecuteAsync(order); await pack.[|ExecuteAsync|](order);"),
            $"Workflow 'ShipOrder.RunAsync' is locked as 'ship' version 3, and its runs in flight do not survive this change: step 'pack' was added after 'pack'{Ways}");
    }

    [Fact]
    public Task A_result_of_another_type_is_told_at_the_call() => Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.Says(
        Locked.FileOf(Source("await Ship(order);")), Source("await [|Ship|](order);", result: "int"), Message("step 'ship' returns 'int' instead of 'string'"));

    [Fact]
    public Task Changes_in_a_workflow_that_is_called_are_told_at_its_call_too() => Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.Says(
        Locked.FileOf(Nested("await Ship(order);")),
        Nested("await Ship(order); await [|Ship|](order);", "[|Inner|]"),
        "Workflow 'Orders.Outer' is locked as 'outer' version 1.0.0, and its runs in flight do not survive this change: step 'ship' was added after 'ship'" + Ways,
        "Workflow 'Orders.Inner' is locked as 'inner' version 1.0.0, and its runs in flight do not survive this change: step 'ship' was added after 'ship'" + Ways);

    [Fact]
    public Task Many_changes_are_counted() => Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.Says(
        Locked.FileOf(Source("await Ship(order);")),
        Source("await Ship(order); await [|Mail|](order); await Refund(order); await Durable.Delay(\"1d\"); _ = Durable.NewGuid();"),
        Message("step 'mail' was added after 'ship', step 'refund' was added after 'mail', 'Durable.Delay' was added after step 'refund', and 1 more"));

    [Fact]
    public Task Another_version_is_another_entry() =>
        Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.IsSilentOn(Locked.FileOf(Source(Locked1)), Source("await Mail(order);", version: "2"));

    [Fact]
    public Task A_body_that_does_not_compile_is_left_alone() =>
        Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.Says(Locked.FileOf(Source(Locked1)), Source("string label = await Shi(order); await Refund(order);"));

    [Fact]
    public Task A_damaged_lock_file_breaks_nothing() => Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.IsSilentOn("{ <<<<", Source(Locked1));

    private const string Ways = "; raise the version, guard the change with Durable.Patched, or accept it in workflows.lock.json if no run of this version is alive";

    private static string Message(string change) =>
        $"Workflow 'Orders.Process' is locked as 'process' version 1, and its runs in flight do not survive this change: {change}{Ways}";

    private static string Source(string body, string version = "1", string result = "string", string name = "Process") => $$"""
        public partial class Orders
        {
            [Workflow(Version = "{{version}}")]
            public async partial Task {{name}}(string order)
            {
                await Task.CompletedTask;
                {{body}}
            }

            [Step] private async partial Task<{{result}}> Ship(string order) { await Task.Yield(); return default!; }
            [Step] private async partial Task Refund(string order) => await Task.Yield();
            [Step] private async partial Task Mail(string order) => await Task.Yield();
        }
        """;

    private static string Nested(string body, string call = "Inner") => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task Outer(string order) => await {{call}}(order);
            [Workflow] public async partial Task Inner(string order) { {{body}} }
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """;
}
