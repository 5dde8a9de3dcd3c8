using Microsoft.CodeAnalysis;
using Workflow.Generators.Tests.Kit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Workflow.Generators.Tests.Finding;

public sealed class IncrementalTests
{
    private const string Orders = """
        using Workflow.Runtime;
        namespace Shop;
        public partial class Orders(Shipping shipping)
        {
            [Workflow] public async partial Task Order(string id) { await Charge(id); await shipping.Ship(id); }
            [Step] private async partial Task Charge(string id) { await Task.Yield(); _ = id; }
        }
        """;

    private const string Shippings = """
        using Workflow.Runtime;
        namespace Shop;
        public partial class Shipping
        {
            [Step] public async partial Task Ship(string id) { await Task.Yield(); _ = id; }
            [Workflow] public async partial Task Deliver(string id) { await Ship(id); }
        }
        """;

    private const string Other = """
        namespace Shop;
        public static class Names { public const int Zero = 0; public static int One() { return 1; } public static int Two => 2; public static int Three { get { return 3; } } }
        """;

    private static Session Start() => new(Orders, Shippings, Other);

    [Fact]
    public void At_first_everything_is_lowered_once() => Start().Lowered.ShouldBe(["Charge", "Deliver", "Order", "Ship"]);

    [Theory]
    [InlineData("return 1;", "int a = 1; return a;")]
    [InlineData("=> 2", "=> 1 + 1")]
    [InlineData("return 3;", "return 4;")]
    public void An_edit_of_an_unrelated_body_lowers_nothing_and_writes_nothing(string from, string to)
    {
        Session session = Start().Edit(2, from, to);
        session.Lowered.ShouldBeEmpty();
        session.Outputs.ShouldBe([Cached]);
    }

    [Fact]
    public void An_edit_of_one_body_lowers_its_file_and_writes_its_file_only()
    {
        Session session = Start().Edit(1, "await Ship(id);", "await Ship(id + id);");
        session.Lowered.ShouldBe(["Deliver", "Ship"]);
        session.Reasons(TrackingNames.WorkflowDeclarations).ShouldNotContain(Modified);
        session.Reasons(TrackingNames.WorkflowBodies).ShouldContain(Modified);
        session.Reasons(TrackingNames.StepBodies).ShouldNotContain(Modified);
        session.Reasons(TrackingNames.Assembly).ShouldNotContain(Modified);
    }

    [Fact]
    public void An_edit_of_a_declaration_lowers_everything_again_and_writes_what_became_different()
    {
        Session session = Start().Edit(2, "public static int One()", "public static long One()");
        session.Lowered.ShouldBe(["Charge", "Deliver", "Order", "Ship"]);
        session.Outputs.ShouldBe([Cached]);
    }

    [Theory]
    [InlineData(2, "Zero = 0", "Zero = 1")]
    [InlineData(2, "Two => 2", "Two { get; } = 2")]
    [InlineData(2, "namespace Shop;", "global using System.Text;\nnamespace Shop;")]
    [InlineData(2, "namespace Shop;", "#nullable disable\nnamespace Shop;")]
    [InlineData(2, "{ return 3; }", "{ return field; }")]
    [InlineData(2, "{ return 1; }", "{\n#nullable disable\nreturn 1; }")]
    public void Whatever_a_body_may_bind_against_counts_as_a_declaration(int file, string from, string to) =>
        Start().Edit(file, from, to).Lowered.Count.ShouldBe(4);

    [Fact]
    public void Other_references_lower_everything_again() =>
        Start().Update(static project => project.AddReferences(MetadataReference.CreateFromFile(typeof(Session).Assembly.Location)))
            .Lowered.Count.ShouldBe(4);

    [Fact]
    public void Other_options_lower_everything_again() =>
        Start().Update(static project => project.WithOptions(project.Options.WithOverflowChecks(true))).Lowered.Count.ShouldBe(4);

    [Fact]
    public void A_compiler_server_that_reads_every_file_and_reference_anew_lowers_what_was_edited_only()
    {
        Session session = Start().ReadAnew();
        session.Lowered.ShouldBeEmpty();
        session.Outputs.ShouldBe([Cached]);
        session.Edit(1, "await Ship(id);", "await Ship(id + id);").ReadAnew().Lowered.ShouldBeEmpty();
        session.Update(static project => project.WithOptions(project.Options.WithOverflowChecks(true))).ReadAnew();
        session.Edit(1, "await Ship(id + id);", "await Ship(id);").Lowered.ShouldBe(["Deliver", "Ship"]);
    }

    [Fact]
    public void A_warning_that_the_project_makes_an_error_is_no_reason_to_refuse_a_body()
    {
        Session session = new(Orders.Replace("await Charge(id);", "int unused; await Charge(id);", StringComparison.Ordinal), Shippings);
        session.Result.GeneratedSources.ShouldContain(static each => each.SourceText.ToString().Contains("__Order__MoveNext", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workflow_is_lowered_again_when_the_body_of_one_that_it_calls_changes()
    {
        Session session = new(
            Orders.Replace("await shipping.Ship(id);", "await shipping.Deliver(id);", StringComparison.Ordinal), Shippings);
        session.Edit(1, "{ await Ship(id); }", "{ await Ship(id); await Ship(id); }").Lowered.ShouldBe(["Deliver", "Order", "Ship"]);
    }

    [Fact]
    public void A_comment_between_members_lowers_the_other_files_not_at_all() =>
        Start().Edit(2, "public static class", "/* here */ public static class").Lowered.ShouldBeEmpty();

    [Fact]
    public void The_types_of_a_generic_class_are_declarations_and_the_rest_of_the_assembly_is_written_again_only_for_them()
    {
        const string Importer = """
            using Workflow.Runtime;
            namespace Shop;
            [WorkflowTypeArguments("number", typeof(int))]
            public partial class Importer<T> { [Step] public async partial Task<T> Import(T one) { await Task.Yield(); return one; } }
            """;
        Session session = new(Importer, Shippings, Other);
        session.Edit(0, "return one;", "return  one;").Lowered.ShouldBe(["Import"]);
        session.Reasons(TrackingNames.Classes).ShouldNotContain(Modified);
        session.Reasons(TrackingNames.Assembly).ShouldNotContain(Modified);
        session.Edit(2, "return 1;", "return 2;").Outputs.ShouldBe([Cached]);
        session.Edit(0, "\"number\"", "\"a_number\"").Lowered.ShouldBe(["Deliver", "Import", "Ship"]);
        session.Reasons(TrackingNames.Classes).ShouldBe([Unchanged, Modified], ignoreOrder: true);
        session.Reasons(TrackingNames.Assembly).ShouldNotContain(Modified);
        session.Edit(0, "typeof(int)", "typeof(long)");
        session.Reasons(TrackingNames.Assembly).ShouldBe([Modified]);
    }

    [Fact]
    public void A_class_is_lowered_again_when_its_file_or_a_declaration_changes_only()
    {
        const string ShipOrder = """
            using Workflow.Runtime;
            namespace Shop;
            public partial class ShipOrder(Charge charge) : Workflow<string> { protected override async partial Task RunAsync(string id) => await charge.ExecuteAsync(id); }
            """;
        const string Charge = """
            using Workflow.Runtime;
            namespace Shop;
            public partial class Charge : Step<string> { public override async partial Task ExecuteAsync(string id) { await Task.Yield(); _ = id; } }
            """;
        Session session = new(ShipOrder, Charge, Other);
        session.Lowered.ShouldBe(["Charge", "ShipOrder"]);
        session.Edit(2, "return 1;", "return 2;").Lowered.ShouldBeEmpty();
        session.Outputs.ShouldBe([Cached]);
        session.Edit(1, "await Task.Yield();", "await Task.Yield(); await Task.Yield();").Lowered.ShouldBe(["Charge"]);
        session.Reasons(TrackingNames.ClassDeclarations).ShouldNotContain(Modified);
        session.Reasons(TrackingNames.Assembly).ShouldNotContain(Modified);
        session.Edit(0, ": Workflow<string>", ": object").Lowered.ShouldBe(["Charge"]);
        session.Reasons(TrackingNames.ClassBodies).ShouldContain(Removed);
    }

    [Fact]
    public void Every_step_has_a_name()
    {
        string[] names =
        [
            TrackingNames.WorkflowDeclarations, TrackingNames.StepDeclarations, TrackingNames.Classes, TrackingNames.Assembly,
            TrackingNames.WorkflowBodies, TrackingNames.StepBodies, TrackingNames.Bodies,
        ];
        names.Except(Start().Result.TrackedSteps.Keys).ShouldBeEmpty();
    }
}
