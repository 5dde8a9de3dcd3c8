using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Tests.Kit;

/// <summary>A project that is edited while the generator watches: which steps ran again, and which methods were lowered again.</summary>
internal sealed class Session
{
    private readonly List<string> _lowered = [];
    private CSharpCompilation _project;
    private GeneratorDriver _driver;

    public Session(params string[] files)
    {
        _project = Project.Of(files);
        _driver = CSharpGeneratorDriver.Create(
            [new WorkflowGenerator(_lowered.Add).AsSourceGenerator()],
            parseOptions: Project.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        _driver = _driver.RunGenerators(_project);
    }

    /// <summary>The methods whose bodies were lowered since the session began, or since the last edit.</summary>
    public IReadOnlyList<string> Lowered => [.. _lowered.Order(StringComparer.Ordinal)];

    /// <summary>Edits one file.</summary>
    public Session Edit(int file, string from, string to)
    {
        string path = $"/src/Shop/File{file}.cs";
        SyntaxTree tree = _project.SyntaxTrees.Single(each => each.FilePath == path);
        string text = tree.ToString();
        text.ShouldContain(from);
        return Update(_project.ReplaceSyntaxTree(tree, Project.Parse(path, text.Replace(from, to, StringComparison.Ordinal))));
    }

    public Session Update(Func<CSharpCompilation, CSharpCompilation> change) => Update(change(_project));

    /// <summary>Builds again as another process would, from new objects for the same files and references.</summary>
    public Session ReadAnew() => Update(static project => CSharpCompilation.Create(
        project.AssemblyName,
        project.SyntaxTrees.Select(static each => Project.Parse(each.FilePath, each.ToString())),
        project.References.Select(static each => each.WithAliases([])),
        project.Options.WithMetadataReferenceResolver(new Nothing()).WithSyntaxTreeOptionsProvider(null)));

    /// <summary>What became of the outputs of a step in the last run, once each: Cached, Unchanged, Modified, New, Removed.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
    [
        .. Result.TrackedSteps.GetValueOrDefault(step, ImmutableArray<IncrementalGeneratorRunStep>.Empty)
            .SelectMany(static each => each.Outputs)
            .Select(static each => each.Reason)
            .Distinct()
            .Order(),
    ];

    /// <summary>What became of the generated files: Cached where nothing was written again.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Outputs =>
    [
        .. Result.TrackedOutputSteps.SelectMany(static each => each.Value)
            .SelectMany(static each => each.Outputs)
            .Select(static each => each.Reason)
            .Distinct()
            .Order(),
    ];

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    private Session Update(CSharpCompilation project)
    {
        _project = project;
        _lowered.Clear();
        _driver = _driver.RunGenerators(project);
        return this;
    }

    private sealed class Nothing : MetadataReferenceResolver
    {
        public override bool Equals(object? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

        public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];
    }
}
