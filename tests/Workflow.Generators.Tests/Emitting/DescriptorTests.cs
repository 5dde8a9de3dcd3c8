using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Emitting;

public sealed class DescriptorTests
{
    [Theory]
    [InlineData("[Step]", "Name = \"ship_line\",")]
    [InlineData("[Step(\"ship\")]", "Name = \"ship\",")]
    [InlineData("[Step(name: Names.Ship)]", "Name = \"shipping\",")]
    [InlineData("[Step(MaxRetries = 0)]", "{ MaxRetries = 0 }")]
    [InlineData("[Step(RetryDelay = \"1s500ms\")]", "Delay = new global::System.TimeSpan(15000000L)")]
    [InlineData("[Step(Backoff = 1)]", "Backoff = 1d")]
    [InlineData("[Step(MaxRetryDelay = \"1h\")]", "MaxDelay = new global::System.TimeSpan(36000000000L)")]
    [InlineData("[Step(Jitter = 0.25)]", "Jitter = 0.25d")]
    [InlineData("[Step(Timeout = \"3d\")]", "Timeout = new global::System.TimeSpan(2592000000000L),")]
    [InlineData("[Step(Queue = \"mail\")]", "Queue = \"mail\",")]
    [InlineData("[Step(HeartbeatTimeout = \"1m\")]", "HeartbeatTimeout = new global::System.TimeSpan(600000000L),")]
    [InlineData("[Step(Cache = \"1d\")]", "Cache = new global::System.TimeSpan(864000000000L),")]
    [InlineData("[Step(AtMostOnce = true)]", "AtMostOnce = true,")]
    [InlineData("[Step(Executor = \"sandbox\")]", "Executor = \"sandbox\",")]
    [InlineData("[Step]", "Method = \"Shop.Flows.ShipLineAsync\",")]
    [InlineData("[Step]", "SourcePosition(\"/src/Shop/File0.cs\", 6)")]
    public void A_step_is_described_by_its_attribute(string attribute, string described) => Generated.From($$"""
        using Workflow.Runtime;
        namespace Shop;
        public static class Names { public const string Ship = "shipping"; }
        public partial class Flows
        {
            {{attribute}} public async partial Task ShipLineAsync() => await Task.Yield();
        }
        """).ShouldCompile().Text.ShouldContain(described);

    [Theory]
    [InlineData("", "Name = \"ship_line\",")]
    [InlineData("[Step(\"ship\")]", "Name = \"ship\",")]
    [InlineData("[Step(MaxRetries = 0)]", "{ MaxRetries = 0 }")]
    [InlineData("[Step(Timeout = \"3d\")]", "Timeout = new global::System.TimeSpan(2592000000000L),")]
    [InlineData("[Step(Queue = \"mail\", AtMostOnce = true)]", "AtMostOnce = true,\n            Queue = \"mail\",")]
    [InlineData("", "Method = \"Shop.ShipLine.ExecuteAsync\",")]
    public void A_step_that_is_a_class_is_described_by_the_attribute_of_the_class(string attribute, string described) => Generated.From($$"""
        using Workflow.Runtime;
        namespace Shop;
        {{attribute}}
        public partial class ShipLine : Step<int> { public override async partial Task ExecuteAsync(int n) => await Task.Yield(); }
        """).ShouldCompile().Text.ShouldContain(described);

    [Theory]
    [InlineData("", "Name = \"ship_order\",")]
    [InlineData("[Workflow(\"ship\")]", "Name = \"ship\",")]
    [InlineData("[Workflow(Version = \"2\", Default = true)]", "Version = \"2\",")]
    [InlineData("[Workflow(Version = \"2\", Default = true)]", "IsDefault = true,")]
    [InlineData("[Workflow(Timeout = \"3d\")]", "Timeout = new global::System.TimeSpan(2592000000000L),")]
    [InlineData("[Workflow(Snapshots = SnapshotMode.Required)]", "Snapshots = global::Workflow.Runtime.SnapshotMode.Required,")]
    public void A_workflow_that_is_a_class_is_described_by_the_attribute_of_the_class(string attribute, string described) => Generated.From($$"""
        using Workflow.Runtime;
        namespace Shop;
        {{attribute}}
        public partial class ShipOrder : Workflow<int> { protected override async partial Task RunAsync(int n) => await Durable.Delay("1s"); }
        """).ShouldCompile().Text.ShouldContain(described);

    [Fact]
    public void A_workflow_says_which_exceptions_it_handles_most_derived_first() => Caught("""
        try { await Go(); }
        catch (OutOfStock) { }
        catch (System.IO.IOException e) when (e is System.IO.FileNotFoundException) { }
        catch (Exception e) when (e.InnerException is TimeoutException or Nested.Deep) { }
        catch { }
        """).ShouldBe("\"Shop.Flows+Nested+Deep\", \"System.IO.FileNotFoundException\", \"System.IO.IOException\", \"System.TimeoutException\", \"Shop.OutOfStock\", \"System.Exception\"");

    [Fact]
    public void Handlers_of_a_workflow_that_it_calls_count_too() => Caught("await Sub();").ShouldBe("\"Shop.OutOfStock\"");

    private static string Caught(string statements)
    {
        string text = Generated.From($$"""
            using Workflow.Runtime;
            namespace Shop;
            public sealed class OutOfStock : Exception;
            public partial class Flows
            {
                internal static class Nested { public sealed class Deep : InvalidOperationException; }
                [Workflow] public async partial Task Run() { {{statements}} }
                [Workflow] public async partial Task Sub() { try { await Go(); } catch (OutOfStock) { await Sub(); } }
                [Step] private async partial Task Go() => await Task.Yield();
            }
            """).ShouldCompile().File("Shop.Flows.Run.g.cs");
        string start = "CaughtExceptions = new string[] { ";
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(" }", from, StringComparison.Ordinal)];
    }
}
