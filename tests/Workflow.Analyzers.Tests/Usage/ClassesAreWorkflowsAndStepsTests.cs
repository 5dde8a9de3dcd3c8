using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Determinism;
using Workflow.Analyzers.State;
using Workflow.Analyzers.Usage;
using Workflow.CodeFixes.Usage;

namespace Workflow.Analyzers.Tests.Usage;

/// <summary>The rules say of workflows and steps that are classes what they say of those that are methods.</summary>
public sealed class ClassesAreWorkflowsAndStepsTests
{
    private const string Charge = """
        public partial class Charge : Step<string, int> { public override async partial Task<int> ExecuteAsync(string order) { await Task.Yield(); return order.Length; } }
        """;

    private static string Flow(string statements, string members = "") => $$"""
        public partial class ShipOrder(Charge charge) : Workflow<string, int>
        {
            protected override async partial Task<int> RunAsync(string order)
            {
                {{statements}}
                return await charge.ExecuteAsync(order);
            }
            {{members}}
        }
        {{Charge}}
        """;

    private static Task<IReadOnlyList<string>> Reports<TRule>(string marked) where TRule : DiagnosticAnalyzer, new() => Rule<TRule>.Reports(marked);

    [Fact]
    public async Task A_good_class_is_left_alone_by_every_rule()
    {
        const string Source = $$"""
            [Workflow("ship", Version = "1.2.0", Timeout = "3d")]
            public partial class ShipOrder(Charge charge, Weigh weigh) : Workflow<string, int>
            {
                protected override async partial Task<int> RunAsync(string order)
                {
                    int[] weights = await Task.WhenAll(new[] { order, order }.Select(weigh.ExecuteAsync));
                    await Durable.Delay("1d");
                    return await charge.ExecuteAsync(order) + weights.Length;
                }
            }
            public abstract class Audited : Workflow<string, int> { protected abstract override Task<int> RunAsync(string input); }
            public partial class ShipTwice(ShipOrder ship) : Audited
            {
                protected override async partial Task<int> RunAsync(string order) => await ship.ExecuteAsync(order) + await ship.ExecuteAsync(input: order);
            }
            [Step(MaxRetries = 3, RetryDelay = "2s")]
            public partial class Weigh : Step<string, int> { public override async partial Task<int> ExecuteAsync(string order) { await Task.Delay(1); return DateTime.Now.Second; } }
            {{Charge}}
            """;
        Compilation compilation = TestCompilation.AfterGeneration(Source);
        compilation.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        (await Analysis.RunAsync(compilation, Rules.All)).ShouldBeEmpty();
    }

    [Fact]
    public Task A_body_must_be_partial() => Rule<DurableMethodMustBePartialAnalyzer>.Says(
        "Step 'Weigh.ExecuteAsync' is not partial, so nothing is generated for it and it would run without durability; "
            + "write 'public override async partial Task<int> ExecuteAsync(…)'",
        "public partial class Weigh : Step<int, int> { public override async Task<int> [|ExecuteAsync|](int n) { await Task.Yield(); return n; } }");

    [Fact]
    public Task A_body_is_made_partial() => Fix<DurableMethodMustBePartialAnalyzer, DurableMethodMustBePartialFix>.Turns(
        "public partial class Ship : Workflow<int> { protected override async Task RunAsync(int n) => await Durable.Delay(\"1s\"); }",
        "public partial class Ship : Workflow<int> { protected override async partial Task RunAsync(int n) => await Durable.Delay(\"1s\"); }");

    [Fact]
    public Task Other_overrides_of_the_same_names_are_not_ours() => Reports<DurableMethodMustBePartialAnalyzer>("""
        public abstract class Service { protected abstract Task RunAsync(int n); public abstract Task ExecuteAsync(int n); }
        public class Worker : Service { protected override async Task RunAsync(int n) => await Task.Yield(); public override async Task ExecuteAsync(int n) => await Task.Yield(); }
        """);

    [Fact]
    public Task A_class_must_be_partial() => Reports<ContainingTypesMustBePartialAnalyzer>(
        "public class [|Ship|] : Workflow<int> { protected override async partial Task RunAsync(int n) => await Durable.Delay(\"1s\"); }");

    [Fact]
    public Task A_class_must_not_be_abstract() => Rule<SignatureMustBeSupportedAnalyzer>.Says(
        "Workflow 'Ship.RunAsync' is declared in the abstract 'Ship', of which dependency injection cannot create one; "
            + "remove 'abstract' from the class, or override the method in the classes derived from it",
        "public abstract partial class Ship : Workflow<int> { protected override async partial Task [|RunAsync|](int n) => await Durable.Delay(\"1s\"); }");

    [Fact]
    public Task A_generic_class_must_state_its_types() => Reports<SignatureMustBeSupportedAnalyzer>(
        "public partial class Ship<T> : Workflow<T> { protected override async partial Task [|RunAsync|](T n) => await Durable.Delay(\"1s\"); }");

    [Fact]
    public Task Names_of_classes_follow_the_rules() => Rule<NamesMustFollowTheRulesAnalyzer>.Says(
        "Step 'Größe.ExecuteAsync' gets no valid name from its class: a name is lower-case letters, digits and single underscores, and begins with a letter; write 'grosse'",
        "public partial class Größe : Step<int> { public override async partial Task [|ExecuteAsync|](int n) => await Task.Yield(); }");

    [Fact]
    public Task Names_on_classes_follow_the_rules() => Reports<NamesMustFollowTheRulesAnalyzer>(
        "[Step([|\"Weigh It\"|])] public partial class Weigh : Step<int> { public override async partial Task ExecuteAsync(int n) => await Task.Yield(); }");

    [Fact]
    public Task A_name_on_a_class_is_corrected() => Fix<NamesMustFollowTheRulesAnalyzer, NamesMustFollowTheRulesFix>.Turns(
        "[Step(\"Weigh It\")] public partial class Weigh : Step<int> { public override async partial Task ExecuteAsync(int n) => await Task.Yield(); }",
        "[Step(\"weigh_it\")] public partial class Weigh : Step<int> { public override async partial Task ExecuteAsync(int n) => await Task.Yield(); }");

    [Fact]
    public Task Names_are_unique_among_classes_and_methods() => Reports<NamesMustBeUniqueAnalyzer>("""
        public partial class Weigh : Step<int> { public override async partial Task [|ExecuteAsync|](int n) => await Task.Yield(); }
        public partial class Orders { [Step] public async partial Task [|Weigh|](int n) => await Task.Yield(); }
        """);

    [Fact]
    public Task Options_on_classes_are_in_range() => Reports<OptionValuesMustBeInRangeAnalyzer>(
        "[Step(MaxRetries = [|-1|])] public partial class Weigh : Step<int> { public override async partial Task ExecuteAsync(int n) => await Task.Yield(); }");

    [Theory]
    [InlineData("[[|Workflow|]] public partial class Charge { }")]
    [InlineData("[[|Step(\"a\")|]] public abstract class Charge : Step<int> { }")]
    [InlineData("[[|Step|]] public class Better : Charge { } public partial class Charge : Step<int> { public override async partial Task ExecuteAsync(int n) => await Task.Yield(); }")]
    public Task An_attribute_on_a_class_that_it_does_not_fit_is_reported(string source) => Reports<AttributesMustStandOnOrdinaryMethodsAnalyzer>(source);

    [Theory]
    [InlineData("'Ship.RunAsync' has [Step], and its class is derived from Workflow; write [Workflow], or derive the class from Step",
        "[Step] public partial class Ship : Workflow<int> { protected override async partial Task [|RunAsync|](int n) => await Durable.Delay(\"1s\"); }")]
    [InlineData("'Ship.ExecuteAsync' has [Workflow], and its class is derived from Step; write [Step], or derive the class from Workflow",
        "public partial class Ship : Step<int> { [Workflow] public override async partial Task [|ExecuteAsync|](int n) => await Task.Yield(); }")]
    public Task An_attribute_of_the_other_kind_is_reported(string message, string source) => Rule<AttributesMustStandOnOrdinaryMethodsAnalyzer>.Says(message, source);

    [Fact]
    public Task The_message_says_what_the_class_lacks() => Rule<AttributesMustStandOnOrdinaryMethodsAnalyzer>.Says(
        "[Workflow] stands on a class that is no workflow or step, which cannot be registered under a name; "
            + "derive the class from Workflow<TInput, TResult>, and override its body in the class",
        "[[|Workflow|]] public partial class Charge { }");

    [Fact]
    public Task A_direct_call_is_reported() => Rule<WorkflowsMustBeStartedAnalyzer>.Says(
        "'Controller.Post' calls workflow 'ShipOrder.RunAsync' directly, which runs its plain body: nothing is recorded, and a crash loses it; "
            + "start it with 'StartShipOrderAsync' of WorkflowClient",
        Flow("") + "public class Controller(ShipOrder ship) { public async Task Post() => await ship.[|ExecuteAsync|](\"a\"); }");

    [Fact]
    public Task A_direct_call_becomes_a_start() => Fix<WorkflowsMustBeStartedAnalyzer, WorkflowsMustBeStartedFix>.TurnsIntoValid(
        Flow("") + "public class Controller(ShipOrder ship, WorkflowClient client) { public async Task Post() { await ship.ExecuteAsync(\"a\"); _ = client; } }",
        Flow("") + "public class Controller(ShipOrder ship, WorkflowClient client) { public async Task Post() { await client.StartShipOrderAsync(\"a\"); _ = client; } }");

    [Theory]
    [InlineData("Step<string, int>")]
    [InlineData("Workflow<string, int>")]
    public Task A_call_on_the_base_class_is_reported(string type) => Rule<BodiesMustHaveADurableFormAnalyzer>.Says(
        $"Workflow 'Ship.RunAsync' calls 'ExecuteAsync' of the base class '{type}', so that only at run time it is decided what is called; "
            + "take the class of the workflow or step itself",
        $$"""public partial class Ship({{type}} any) : Workflow<string, int> { protected override async partial Task<int> RunAsync(string order) => await any.[|ExecuteAsync|](order); }""");

    [Fact]
    public Task A_step_on_an_object_of_ones_own_is_reported() => Reports<StepReceiversMustBeInjectedAnalyzer>(Flow("await [|new Charge()|].ExecuteAsync(order);"));

    [Fact]
    public Task A_step_in_a_step_is_reported() => Reports<DurableOperationsMustNotStandInStepsAnalyzer>(
        $$"""public partial class Twice(Charge charge) : Step<string, int> { public override async partial Task<int> ExecuteAsync(string order) => await charge.[|ExecuteAsync|](order) + 1; } {{Charge}}""");

    [Fact]
    public Task A_step_that_nobody_awaits_is_reported() => Reports<DurableTasksMustBeAwaitedAnalyzer>(Flow("[|charge.ExecuteAsync(order)|];"));

    [Fact]
    public Task A_step_behind_a_helper_is_reported() => Reports<DurableCallsMustStandInWorkflowBodiesAnalyzer>(
        Flow("await [|Help|](order);", "private async Task Help(string order) => await charge.ExecuteAsync(order);"));

    [Fact]
    public Task Two_start_methods_of_one_signature_are_reported() => Reports<GeneratedMembersMustNotCollideAnalyzer>("""
        public partial class Ship : Workflow<int> { protected override async partial Task [|RunAsync|](int n) => await Durable.Delay("1s"); }
        public partial class Orders { [Workflow("ship_by_method")] public async partial Task [|ShipAsync|](int n) => await Durable.Delay("1s"); }
        """);

    [Fact]
    public Task A_member_that_is_named_as_a_generated_one_is_reported() => Reports<GeneratedMembersMustNotCollideAnalyzer>(
        Flow("", "public int [|StartShipOrderChildAsync|] => 1;"));

    [Fact]
    public Task The_clock_is_reported() => Rule<DoNotReadTheClockAnalyzer>.Reports(Flow("DateTime now = [|DateTime.Now|]; _ = now;"));

    [Fact]
    public Task The_clock_is_fine_in_a_step() => Rule<DoNotReadTheClockAnalyzer>.IsSilentOn(
        "public partial class Now : Step<int, int> { public override async partial Task<int> ExecuteAsync(int n) { await Task.Yield(); return DateTime.Now.Second + n; } }");

    [Fact]
    public Task State_of_the_class_is_reported() => Reports<DoNotUseMutableInstanceStateAnalyzer>(Flow("[|_count|]++;", "private int _count; public int Count => _count;"));

    [Fact]
    public Task A_changed_result_is_reported() => Reports<DoNotChangeRecordedValuesAnalyzer>("""
        public partial class List : Step<int, List<int>> { public override async partial Task<List<int>> ExecuteAsync(int n) { await Task.Yield(); return [n]; } }
        public partial class Ship(List list) : Workflow<int> { protected override async partial Task RunAsync(int n) { List<int> all = await list.ExecuteAsync(n); [|all.Add(1)|]; await Durable.Delay("1s"); } }
        """);

    [Fact]
    public Task A_changed_argument_of_a_step_is_reported() => Reports<DoNotChangeArgumentsOfStepsAnalyzer>(
        "public partial class Grow : Step<List<int>> { public override async partial Task ExecuteAsync(List<int> all) { await Task.Yield(); [|all.Add(1)|]; } }");

    [Fact]
    public Task A_body_that_resumes_by_replay_is_reported() => Reports<BodiesShouldResumeFromSnapshotsAnalyzer>(
        Flow("foreach (int each in [|Numbers()|]) await charge.ExecuteAsync($\"{each}\");", "private static IEnumerable<int> Numbers() { yield return 1; }"));
}
