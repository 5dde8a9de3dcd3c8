using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Tests.Kit;

/// <summary>What the generator made of a project.</summary>
internal sealed class Generated
{
    private Generated(Compilation output, GeneratorDriverRunResult result, ImmutableArray<Diagnostic> reported) =>
        (Output, Result, Reported) = (output, result, reported);

    public Compilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    public ImmutableArray<Diagnostic> Reported { get; }

    public static Generated From(params string[] files) => From(Project.Of(files));

    /// <summary>What the generator makes where every body is to be a replay body.</summary>
    public static Generated ReplayBodiesFrom(params string[] files) => From(Project.WithReplayBodies(files));

    public static Generated From(Compilation project)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new WorkflowGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.SyntaxTrees.First().Options)
            .RunGeneratorsAndUpdateCompilation(project, out Compilation output, out ImmutableArray<Diagnostic> reported);
        return new(output, driver.GetRunResult(), reported);
    }

    /// <summary>The text of one generated file, by the end of its name.</summary>
    public string File(string hint)
    {
        GeneratedSourceResult[] found = [.. Files.Where(each => each.HintName == hint)];
        found.Length.ShouldBe(1, $"no file {hint}; there are: {string.Join(", ", Files.Select(static each => each.HintName))}");
        return found[0].SourceText.ToString();
    }

    public ImmutableArray<GeneratedSourceResult> Files => Result.Results.Single().Exception is { } problem
        ? throw new InvalidOperationException("the generator threw", problem)
        : Result.Results.Single().GeneratedSources;

    /// <summary>All generated text, to look for a phrase in.</summary>
    public string Text => string.Join("\n", Files.Select(static each => each.SourceText.ToString()));

    /// <summary>Asserts that user code and generated code compile to an assembly without a single warning.</summary>
    public Generated ShouldCompile()
    {
        Reported.ShouldBeEmpty();
        using MemoryStream assembly = new();
        ImmutableArray<Diagnostic> diagnostics = Output.Emit(assembly).Diagnostics;
        string[] problems = [.. diagnostics.Where(static each => each.Severity >= DiagnosticSeverity.Warning).Select(Describe)];
        problems.ShouldBeEmpty(string.Join("\n", problems));
        return this;
    }

    /// <summary>The ids of what the compiler has to say, once each.</summary>
    public IEnumerable<string> Problems =>
        Output.GetDiagnostics().Where(static each => each.Severity >= DiagnosticSeverity.Warning).Select(static each => each.Id).Distinct();

    private static string Describe(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return diagnostic.ToString();
        string line = tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return $"{diagnostic}\n    in {Path.GetFileName(tree.FilePath)}: {line.Trim()}";
    }
}
