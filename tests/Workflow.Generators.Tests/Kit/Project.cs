using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Tests.Kit;

/// <summary>A user's project in memory, built as strictly as a project can be: nullable, documented, every warning an error.</summary>
internal sealed class Project
{
    private static readonly ImmutableArray<MetadataReference> Framework = UserProject.References();

    // CS1066 is suppressed by the analyzers of the package; the others are about the user's own files here.
    private static readonly string[] Suppressed = ["CS1066", "CS1591", "CS1573", "CS1701", "CS1702", "CS8019", "CS8933"];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>A project of the given files; the first is <c>/src/Shop/File0.cs</c>.</summary>
    public static CSharpCompilation Of(params string[] files) => Named("Shop", files);

    public static CSharpCompilation Named(string assembly, params string[] files) => CSharpCompilation.Create(
        assembly,
        [Parse("/src/Shop/GlobalUsings.cs", UserProject.GlobalUsings), .. files.Select(static (each, index) => Parse($"/src/Shop/File{index}.cs", each))],
        Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithWarningLevel(9999)
            .WithSpecificDiagnosticOptions(Suppressed.ToDictionary(static each => each, static _ => ReportDiagnostic.Suppress)));

    /// <summary>The same, with the symbol that makes every body a replay body.</summary>
    public static CSharpCompilation WithReplayBodies(params string[] files)
    {
        CSharpCompilation project = Of(files);
        CSharpParseOptions options = ParseOptions.WithPreprocessorSymbols("WORKFLOW_REPLAY_BODIES");
        return project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees.Select(each => CSharpSyntaxTree.ParseText(each.ToString(), options, each.FilePath)));
    }

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);
}
