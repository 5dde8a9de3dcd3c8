using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Lowering;

public sealed class KnownMachinesTests
{
    private const string Orders = """
        using Workflow.Runtime;
        namespace Shop;
        public partial class Orders
        {
            [Workflow] public async partial Task Machine(string id) { await Charge(id); }
            [Workflow] public async partial Task Replayed(IEnumerable<string> ids) { foreach (string id in ids.Where(each => each != "")) await Charge(id); }
            [Step] private async partial Task Charge(string id) { await Task.Yield(); _ = id; }
        }
        """;

    private readonly CSharpCompilation _project = Project.Of(Orders, "class Other { }");
    private readonly Compilation _built;

    public KnownMachinesTests()
    {
        CSharpGeneratorDriver.Create([new WorkflowGenerator().AsSourceGenerator()], parseOptions: Project.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(_project, out _built, out _);
    }

    [Fact]
    public void What_the_generator_made_a_machine_is_known_to_those_who_come_after_it()
    {
        KnownMachines.Contains(Method("Machine"), _built).ShouldBeTrue();
        KnownMachines.Contains(Method("Replayed"), _built).ShouldBeFalse();
        KnownMachines.Contains(Method("Charge"), _built).ShouldBeFalse();
    }

    [Fact]
    public void It_is_not_known_of_a_project_in_which_another_file_or_reference_differs()
    {
        SyntaxTree other = _project.SyntaxTrees[^1];
        KnownMachines.Contains(Method("Machine"), _built.ReplaceSyntaxTree(other, Project.Parse(other.FilePath, "class Another { }"))).ShouldBeFalse();
        KnownMachines.Contains(Method("Machine"), _built.RemoveReferences(_built.References.First())).ShouldBeFalse();
    }

    private MethodDeclarationSyntax Method(string name) => _project.SyntaxTrees.SelectMany(static each => each.GetRoot().DescendantNodes())
        .OfType<MethodDeclarationSyntax>().Single(each => each.Identifier.ValueText == name);
}
