using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Benchmarks.Compiler;

/// <summary>A project in memory, whose durable forms the generator makes in this process, as a build does.</summary>
internal sealed class CompilerSession
{
    // As long as the path of a project usually is: it stands in the generated text.
    private const string Folder = "/home/developer/source/Shop/src/Shop.Orders/Workflows/";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> References = UserProject.References();

    private readonly List<string> _lowered = [];
    private CSharpCompilation _project;
    private GeneratorDriver _driver;

    public CompilerSession(IReadOnlyList<SourceFile> files)
    {
        _project = CSharpCompilation.Create(
            "Shop.Orders", [Parse("GlobalUsings.cs", UserProject.GlobalUsings), .. files.Select(static each => Parse(each.Name, each.Text))], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create([new WorkflowGenerator(_lowered.Add).AsSourceGenerator()], parseOptions: ParseOptions);
    }

    /// <summary>How many methods were lowered by the last run.</summary>
    public int Lowered => _lowered.Count;

    /// <summary>The generated files.</summary>
    public IReadOnlyList<GeneratedSourceResult> Generated => _driver.GetRunResult().Results.Single().GeneratedSources;

    /// <summary>Runs the generator over the project as it is, and returns how long that took.</summary>
    public TimeSpan Run()
    {
        _lowered.Clear();
        long begun = Stopwatch.GetTimestamp();
        _driver = _driver.RunGenerators(_project);
        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Edits one file.</summary>
    public void Edit(SourceFile file) => _project = _project.ReplaceSyntaxTree(_project.SyntaxTrees.Single(each => each.FilePath == Folder + file.Name), Parse(file.Name, file.Text));

    /// <summary>Makes sure that what is measured compiles.</summary>
    /// <exception cref="BenchmarkException">It does not.</exception>
    public CompilerSession Check()
    {
        Diagnostic[] errors = [.. _project.AddSyntaxTrees(Generated.Select(static each => each.SyntaxTree)).GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0) throw new BenchmarkException($"The project that is measured does not compile: {errors[0]}");
        return this;
    }

    private static SyntaxTree Parse(string name, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, Folder + name);
}
