using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Differential.Compiling;

/// <summary>Compiles workflows in this process, with the generator, against this assembly's kit.</summary>
internal static class InProcessCompiler
{
    /// <summary>Makes the generator leave every body a replay body.</summary>
    private const string ReplayBodies = "WORKFLOW_REPLAY_BODIES";

    private const string GlobalUsings = UserProject.GlobalUsings + "\n" + """
        global using System.IO;
        global using System.Net.Http;
        global using Workflow.Runtime;
        """;

    private static readonly ImmutableArray<MetadataReference> References = UserProject.References("Workflow.Differential.Corpus.dll");

    /// <summary>Parses a file as it is compiled in one of the two ways.</summary>
    public static SyntaxTree Parse(SourceFile file, bool asReplayBodies) => CSharpSyntaxTree.ParseText(
        SourceText.From(file.Text, System.Text.Encoding.UTF8), OptionsOf(asReplayBodies), file.Path);

    /// <summary>The compilation, before the generator has added anything.</summary>
    public static CSharpCompilation Create(string assembly, IEnumerable<SourceFile> files, bool asReplayBodies) => CSharpCompilation.Create(
        assembly,
        [Parse(new SourceFile("GlobalUsings.cs", GlobalUsings), asReplayBodies), .. files.Select(each => Parse(each, asReplayBodies))],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Runs the generator and compiles what comes out.</summary>
    public static Result Compile(CSharpCompilation compilation, bool asReplayBodies)
    {
        CSharpGeneratorDriver
            .Create([new WorkflowGenerator().AsSourceGenerator()], parseOptions: OptionsOf(asReplayBodies))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        MemoryStream image = new();
        MemoryStream symbols = new();
        EmitResult emitted = output.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        ImmutableArray<Diagnostic> errors =
            [.. reported.Concat(emitted.Diagnostics).Where(static each => each.Severity == DiagnosticSeverity.Error || each.Id == "CS8785" || each.Id == "WFL9001")];
        image.Position = symbols.Position = 0;
        return new Result(errors.IsEmpty ? new CompiledAssembly(image, symbols) : null, errors, output);
    }

    private static CSharpParseOptions OptionsOf(bool asReplayBodies) =>
        new CSharpParseOptions(LanguageVersion.Preview).WithPreprocessorSymbols(asReplayBodies ? ImmutableArray.Create(ReplayBodies) : []);

    /// <summary>What came out.</summary>
    /// <param name="Assembly">The assembly; null where there are errors.</param>
    /// <param name="Errors">The errors of the compiler and the generator.</param>
    /// <param name="Output">All that was compiled.</param>
    public sealed record Result(CompiledAssembly? Assembly, ImmutableArray<Diagnostic> Errors, Compilation Output);
}

/// <summary>A file to compile.</summary>
internal sealed record SourceFile(string Path, string Text);
