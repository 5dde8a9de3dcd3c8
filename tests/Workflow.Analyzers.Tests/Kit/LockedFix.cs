using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>What a code fix makes of a source and of its lock file.</summary>
internal sealed class LockedFix<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private readonly Document _document;
    private readonly AnalyzerOptions _options;

    public LockedFix(string source, string lockFile)
    {
        CSharpCompilation compilation = TestCompilation.BeforeGeneration(source);
        Project project = new AdhocWorkspace().AddProject("Shop", LanguageNames.CSharp)
            .WithCompilationOptions(TestCompilation.Options)
            .WithParseOptions(compilation.SyntaxTrees[0].Options)
            .WithMetadataReferences(TestCompilation.References);
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Skip(1))
            project = project.AddDocument(Path.GetFileName(tree.FilePath), tree.ToString(), filePath: tree.FilePath).Project;
        project = project.AddAdditionalDocument("workflows.lock.json", lockFile, filePath: LockText.LockPath).Project;
        _document = project.AddDocument("User.cs", source, filePath: TestCompilation.UserFile);
        _options = new AnalyzerOptions([new LockText(lockFile)]);
    }

    /// <summary>The titles of what is offered for the first diagnostic.</summary>
    public async Task<string[]> TitlesAsync() => [.. (await ActionsAsync((await DiagnosticsAsync())[0])).Select(each => each.Title)];

    /// <summary>The source and the lock file after a fix of the first diagnostic.</summary>
    public async Task<(string Source, string LockFile)> ApplyAsync(string key) =>
        await AfterAsync((await ActionsAsync((await DiagnosticsAsync())[0])).Single(each => each.EquivalenceKey == key));

    /// <summary>The source and the lock file after a fix of all diagnostics in the project.</summary>
    public async Task<(string Source, string LockFile)> ApplyToAllAsync(string key)
    {
        TFix provider = new();
        FixAllContext context = new(
            _document, provider, FixAllScope.Project, key, provider.FixableDiagnosticIds, new Known(await DiagnosticsAsync()), CancellationToken.None);
        return await AfterAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() =>
        await Analysis.RunAsync((await _document.Project.GetCompilationAsync())!, _options, new TAnalyzer());

    private async Task<List<CodeAction>> ActionsAsync(Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        TextDocument place = diagnostic.Location.SourceTree is null ? _document.Project.AdditionalDocuments.Single() : _document;
        CodeFixContext context = new(place, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        await new TFix().RegisterCodeFixesAsync(context);
        return actions;
    }

    private async Task<(string, string)> AfterAsync(CodeAction action)
    {
        Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Project project = changed.GetProject(_document.Project.Id)!;
        return ((await project.GetDocument(_document.Id)!.GetTextAsync()).ToString(), (await project.AdditionalDocuments.Single().GetTextAsync()).ToString());
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
