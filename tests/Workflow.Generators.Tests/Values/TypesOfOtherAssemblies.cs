using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators.Tests.Kit;
using Workflow.Generators.Values;

namespace Workflow.Generators.Tests.Values;

/// <summary>Of a type of another assembly only its public and protected members are seen; what would be lost is found all the same.</summary>
public sealed class TypesOfOtherAssemblies
{
    [Theory]
    [InlineData("public class Order { public string Name { get; private set; } = \"\"; }", "order.Name: string: this property has no public setter")]
    [InlineData("public class Order { public string Name { get; internal set; } = \"\"; }", "order.Name: string: this property has no public setter")]
    [InlineData("public class Order { public string Name = \"\"; }", "order.Name: string: a public field is not carried")]
    [InlineData("public class Order { [System.Text.Json.Serialization.JsonConstructor] private Order() { } }", "order: Order: no constructor")]
    public void What_would_be_lost_is_named(string model, string problem) => Bind(model).Problems.Select(Text).ShouldHaveSingleItem().ShouldStartWith(problem);

    [Theory]
    [InlineData("public class Order { public string Name { get; set; } = \"\"; public int Length => Name.Length; }")]
    [InlineData("public record Order(string Name) { public int Twice => 2 * Name.Length; }")]
    [InlineData("public record struct Order(string Name);")]
    [InlineData("public readonly struct Order { private readonly string _name; public Order(string name) => _name = name; public string Name => _name; }")]
    [InlineData("public class Order { public System.Collections.Generic.List<int> Lines { get; } = new(); }")]
    [InlineData("public class Order { [System.Text.Json.Serialization.JsonInclude] public string Name { get; internal set; } = \"\"; }")]
    public void What_can_be_carried_is_not_flagged(string model) => Bind(model).Problems.ShouldBeEmpty();

    [Fact]
    public void An_included_property_comes_back_through_its_field() =>
        Bind("public class Order { [System.Text.Json.Serialization.JsonInclude] public string Name { get; internal set; } = \"\"; }")
            .Sources.ShouldContain(static each => each.Text.Contains("<Name>k__BackingField", StringComparison.Ordinal));

    [Fact]
    public void The_closed_set_holds_the_derived_classes_of_that_assembly() =>
        Bind("public class Order { } public class Big : Order { } internal class Hidden : Order { }")
            .Sources.Select(static each => each.HintName).ShouldBe(["Values.BigCodec.g.cs", "Values.OrderCodec.g.cs", "Values.OrderUnion.g.cs"], ignoreOrder: true);

    [Fact]
    public void One_that_is_reached_under_an_alias_only_is_refused() =>
        Bind("public record Order(int Id);", "warehouse").Problems.Select(Text).ShouldHaveSingleItem()
            .ShouldStartWith("order: Order: generated code cannot name it, for its assembly is referenced under the alias 'warehouse' only.");

    private static CodecBinder Bind(string model, string? alias = null)
    {
        using MemoryStream image = new();
        CSharpCompilation.Create("Warehouse", [CSharpSyntaxTree.ParseText(model, Project.ParseOptions)], Project.Of().References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(image).Success.ShouldBeTrue();
        PortableExecutableReference warehouse = MetadataReference.CreateFromImage(image.ToArray(), alias is null ? default : new MetadataReferenceProperties(aliases: [alias]));
        string directive = alias is null ? "" : $"extern alias {alias};\n";
        CSharpCompilation shop = Project.Of($"{directive}public static class Sample {{ public static void Do({(alias is null ? "" : alias + "::")}Order order) {{ }} }}").AddReferences(warehouse);
        INamedTypeSymbol sample = shop.GetTypeByMetadataName("Sample")!;
        CodecBinder binder = new(shop, sample, CancellationToken.None);
        binder.ArgumentsCodecFor((IMethodSymbol)sample.GetMembers("Do").Single());
        return binder;
    }

    private static string Text(ValueProblem problem) => $"{problem.Path}: {problem.Type}: {problem.Reason}";
}
