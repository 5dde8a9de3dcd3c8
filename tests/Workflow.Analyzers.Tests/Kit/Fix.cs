using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>What a code fix makes of a source. Sources carry no marks here: the rule finds its own places.</summary>
internal static class Fix<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>The first fix of the first diagnostic turns one source into the other.</summary>
    public static async Task Turns(string before, string after)
    {
        Document document = UserDocument.Of(before);
        Diagnostic diagnostic = (await DiagnosticsOf(document)).First();
        CodeAction action = (await ActionsFor(document, diagnostic)).First();
        (await UserDocument.TextAfter(action, document)).ShouldBe(after);
    }

    /// <summary>The first fix turns one source into the other, which compiles together with what the generator makes of it.</summary>
    public static async Task TurnsIntoValid(string before, string after)
    {
        await Turns(before, after);
        UserDocument.ErrorsOf(after).ShouldBeEmpty();
    }

    /// <summary>"Fix all in document" turns one source into the other.</summary>
    public static async Task TurnsAll(string before, string after)
    {
        Document document = UserDocument.Of(before);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsOf(document);
        string? key = (await ActionsFor(document, diagnostics[0])).First().EquivalenceKey;
        var provider = new TFix();
        var context = new FixAllContext(
            document, provider, FixAllScope.Document, key, provider.FixableDiagnosticIds,
            new KnownDiagnostics(diagnostics), CancellationToken.None);
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        (await UserDocument.TextAfter(action!, document)).ShouldBe(after);
    }

    /// <summary>The rule reports something, and no fix is offered for it.</summary>
    public static async Task OffersNothingFor(string source)
    {
        Document document = UserDocument.Of(source);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsOf(document);
        diagnostics.ShouldNotBeEmpty();
        foreach (Diagnostic diagnostic in diagnostics)
            (await ActionsFor(document, diagnostic)).ShouldBeEmpty();
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        return await Analysis.RunAsync(compilation, new TAnalyzer());
    }

    private static async Task<List<CodeAction>> ActionsFor(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        await new TFix().RegisterCodeFixesAsync(context);
        return actions;
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(document.FilePath == TestCompilation.UserFile ? diagnostics : Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
