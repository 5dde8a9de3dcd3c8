using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>Compilations of test sources against Workflow.Runtime and the framework that the tests run on.</summary>
internal static class TestCompilation
{
    public const string UserFile = "/src/User.cs";

    private const string GlobalUsings = UserProject.GlobalUsings + "\nglobal using Workflow.Runtime;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    public static IReadOnlyList<MetadataReference> References { get; } = UserProject.References();

    /// <summary>The user's file alone: what an analyzer sees before the generator has run.</summary>
    public static CSharpCompilation BeforeGeneration(string source) => CSharpCompilation.Create(
        "Shop", [Parse(source, UserFile), Parse(GlobalUsings, "/src/Usings.cs")], References, Options);

    /// <summary>The user's file with the defining parts that the generator adds.</summary>
    public static CSharpCompilation AfterGeneration(string source)
    {
        CSharpCompilation before = BeforeGeneration(source);
        return before.AddSyntaxTrees(Parse(DefiningParts.Of(before.SyntaxTrees[0]), "/obj/Shop.Declarations.g.cs"));
    }

    /// <summary>A project that references one more assembly, of which nothing is known but its name.</summary>
    public static CSharpCompilation WithReferenceTo(string assembly, string source) =>
        AfterGeneration(source).AddReferences(CSharpCompilation.Create(assembly, references: References, options: Options).ToMetadataReference());

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path);
}
