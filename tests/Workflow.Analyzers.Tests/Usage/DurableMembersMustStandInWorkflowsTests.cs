using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Usage;
using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.DurableMembersMustStandInWorkflowsAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class DurableMembersMustStandInWorkflowsTests
{
    private static string Shop(string members, string body = "") => $$"""
        internal partial class Orders
        {
            [Workflow] public async partial Task Process(string order) { {{body}} await Ship(order); }
            [Step] private async partial Task Ship(string order) { Log(); await Task.Yield(); }
            private static void Log() { }
        }
        {{members}}
        """;

    [Theory]
    [InlineData("internal static class Report { public static string Make() => Durable.[|UtcNow|].ToString(); }")]
    [InlineData("internal static class Report { public static Guid Id => Durable.[|NewGuid|](); }")]
    [InlineData("internal static class Report { public static async Task Wait() => await Durable.[|Delay|](\"1s\"); }")]
    [InlineData("internal static class Report { public static Func<Task> Wait { get; } = () => Durable.[|Delay|](\"1s\"); }")]
    [InlineData("internal static class Report { public static Func<string, CancellationToken, Task> Wait() => Durable.[|Delay|]; }")]
    [InlineData("public static class Report { public static async Task Wait() => await Durable.[|Delay|](\"1s\"); }")]
    public Task Code_that_no_workflow_leads_to_is_reported(string members) => Rule.Reports(Shop(members));

    [Theory]
    [InlineData("internal static class Report { public static string Make() => Durable.UtcNow.ToString(); }", "Report.Make();")]
    [InlineData("internal static class Report { public static string Make() => Inner(); private static string Inner() => Durable.NewGuid().ToString(); }", "Report.Make();")]
    [InlineData("internal static class Report { public static Guid Id => Durable.NewGuid(); }", "var id = Report.Id;")]
    [InlineData("internal interface IClock { DateTimeOffset Now(); } internal class Clock : IClock { public DateTimeOffset Now() => Durable.UtcNow; }", "IClock? clock = null; clock?.Now();")]
    [InlineData("internal abstract class Clock { public abstract DateTimeOffset Now(); } internal class Virtual : Clock { public override DateTimeOffset Now() => Durable.UtcNow; }", "")]
    [InlineData("internal class Order { public DateTimeOffset At { get; } public Order() => At = Durable.UtcNow; }", "new Order();")]
    [InlineData("internal static class Report { public static Func<DateTimeOffset> Clock { get; } = () => Durable.UtcNow; }", "")]
    [InlineData("internal static class Report { public static string Name => nameof(Durable.UtcNow); }", "")]
    [InlineData("public static class Report { public static string Make() => Inner(); private static string Inner() => Durable.NewGuid().ToString(); }", "")]
    public Task Code_that_a_workflow_may_lead_to_is_not_reported(string members, string body) => Rule.IsSilentOn(Shop(members, body));

    [Fact]
    public Task Bodies_of_workflows_may_use_it_and_those_of_steps_have_a_rule_of_their_own() => Rule.IsSilentOn("""
        internal partial class Orders
        {
            [Workflow] public async partial Task Process(string order) { await Durable.Delay("1s"); await Ship(Durable.UtcNow.ToString()); }
            [Step] private async partial Task Ship(string order) { _ = Durable.Run; await Task.Yield(); }
        }
        """);

    [Fact]
    public Task A_helper_of_steps_is_no_helper_of_workflows() => Rule.Reports("""
        internal partial class Orders
        {
            [Workflow] public async partial Task Process(string order) => await Ship(order);
            [Step] private async partial Task Ship(string order) { Audit(); await Task.Yield(); }
            private static void Audit() => Durable.[|LogEvent|]("audited");
        }
        """);

    [Fact]
    public Task The_message_says_what_to_use_instead() => Rule.Says(
        "'Report.Today' uses 'Durable.UtcNow', but no workflow leads there: it throws InvalidOperationException where no run is under way; "
            + "use a TimeProvider, or DateTimeOffset.UtcNow",
        Shop("internal static class Report { public static DateTimeOffset Today => Durable.[|UtcNow|]; }"));

    [Theory]
    [InlineData("Workflow.Testing")]
    [InlineData("xunit.core")]
    [InlineData("Microsoft.VisualStudio.TestPlatform.ObjectModel")]
    public async Task Projects_of_tests_may_use_it_anywhere(string reference)
    {
        Compilation compilation = TestCompilation.WithReferenceTo(reference, Shop("internal static class Report { public static Guid Id => Durable.NewGuid(); }"));
        ImmutableArray<Diagnostic> diagnostics = await Analysis.RunAsync(compilation, new DurableMembersMustStandInWorkflowsAnalyzer());
        diagnostics.ShouldBeEmpty();
    }
}
