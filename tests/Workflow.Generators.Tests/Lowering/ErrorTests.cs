using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Lowering;

public sealed class ErrorTests
{
    [Fact]
    public void An_error_in_a_body_is_reported_once()
    {
        Generated generated = Generated.From(Source("int x = \"text\"; await Go();"));
        generated.Output.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error).Select(static each => each.Id).ShouldBe(["CS0029"]);
    }

    [Fact]
    public void A_workflow_whose_body_was_not_lowered_fails_at_the_start_of_the_host_should_the_project_compile_after_all()
    {
        Generated generated = Generated.From(Source("Console.WriteLine(FromAnotherGenerator); await Go();"));
        string text = generated.File("Shop.Flows.Run.g.cs");
        text.ShouldContain("throw new global::System.InvalidOperationException(\"'Shop.Flows.Run' has no durable form");
        CSharpCompilation completed = (CSharpCompilation)generated.Output.AddSyntaxTrees(
            Project.Parse("/src/Shop/Late.cs", "namespace Shop; partial class Flows { private const string FromAnotherGenerator = \"\"; }"));
        completed.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
    }

    [Fact]
    public void An_error_in_a_body_is_not_reported_again_for_those_that_call_it()
    {
        Generated generated = Generated.From(Source("int x = \"text\"; await Go();") + "partial class Flows { [Workflow] public async partial Task Outer() => await Run(); }");
        generated.Output.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error).Select(static each => each.Id).ShouldBe(["CS0029"]);
    }

    [Theory]
    [InlineData("foreach (int each in Enumerable.Range(1, 3)) await Go(each);", "it requires snapshots, and it holds a foreach over the lazy sequence")]
    [InlineData("Func<int> two = () => 2; await Go(); await Go(two());", "it requires snapshots, and 'two' of type 'Func<int>' cannot be kept")]
    public void A_workflow_that_requires_snapshots_and_cannot_have_them_fails_at_the_start_of_the_host(string body, string reason) =>
        Generated.From(Source(body, "(Snapshots = SnapshotMode.Required)")).ShouldCompile().File("Shop.Flows.Run.g.cs").ShouldContain($"'Shop.Flows.Run' has no durable form, for {reason}");

    [Fact]
    public void A_workflow_that_requires_snapshots_and_can_have_them_says_so() =>
        Generated.From(Source("await Go();", "(Snapshots = SnapshotMode.Required)")).ShouldCompile().File("Shop.Flows.Run.g.cs").ShouldContain("Snapshots = global::Workflow.Runtime.SnapshotMode.Required,");

    [Fact]
    public void Calls_of_partial_methods_without_a_defining_part_are_no_errors() =>
        Generated.From(Source("await Go(); await this.Go(2); await Other.Far();")).ShouldCompile().Text.ShouldContain("__Far(__context)");

    [Fact]
    public void A_body_that_uses_a_type_local_to_its_file_is_not_copied() =>
        Generated.From(Source("await Go(Local.Number);") + "file static class Local { public const int Number = 1; }")
            .ShouldCompile().Text.ShouldContain("which is local to its file");

    [Theory]
    [InlineData("await Task.Yield(); unsafe { delegate*<Task> go = &Other.Far; }", "takes the address of 'Far'")]
    [InlineData("dynamic n = 1; await Go(n);", "calls 'Go' with a dynamic argument")]
    public void A_body_whose_calls_cannot_be_given_a_run_is_not_lowered(string body, string reason) =>
        Generated.From(Source(body) + "partial class Flows { [Step(\"go_text\")] private async partial Task Go(string text) { await Task.Yield(); _ = text; } }")
            .Text.ShouldContain(reason);

    [Fact]
    public void A_defect_of_the_generator_names_the_method_and_spares_the_others()
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new WorkflowGenerator(static name => _ = name == "Go" ? throw new InvalidOperationException("a defect") : 0).AsSourceGenerator()], parseOptions: Project.ParseOptions)
            .RunGenerators(Project.Of(Source("await Go();")));
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        Diagnostic found = result.Diagnostics.ShouldHaveSingleItem();
        found.Id.ShouldBe("WFL9001");
        found.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldContain("'Shop.Flows.Go'");
        result.GeneratedSources.ShouldContain(static each => each.HintName == "Shop.Flows.Run.g.cs");
    }

    private static string Source(string body, string options = "") => $$"""
        using Workflow.Runtime;
        namespace Shop;
        public partial class Flows
        {
            [Workflow{{options}}] public async partial Task Run() { {{body}} }
            [Step] private async partial Task Go(int n = 1) { await Task.Yield(); _ = n; }
        }
        public static partial class Other { [Step] public static async partial Task Far() => await Task.Yield(); }

        """;
}
