using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.CodeFixes.Refactorings;
using Xunit.Abstractions;

namespace Workflow.Analyzers.Tests.Quality;

/// <summary>Whatever is offered for a snippet gives code that compiles, together with what the generator makes of it.</summary>
public sealed class SnippetFixTests(ITestOutputHelper output)
{
    public static TheoryData<string> Reported => [.. Snippet.All.Where(static each => each.Expected.Any()).Select(static each => each.Name)];

    public static TheoryData<string> Unusual => [.. Snippet.All.Where(static each => each.IsUnusual).Select(static each => each.Name)];

    /// <remarks>What does not compile as it is has errors after a fix, too: such a fix is looked at by the tests of its own.</remarks>
    [Theory]
    [MemberData(nameof(Reported))]
    public async Task Every_fix_of_every_diagnostic_gives_code_that_compiles(string name)
    {
        Snippet snippet = Snippet.Named(name);
        if (!UserDocument.ErrorsOf(snippet.Source).IsEmpty) return;
        Document document = UserDocument.Of(snippet.Source);
        foreach ((string report, Diagnostic diagnostic) in await snippet.AnalyzeAsync(snippet.Compile()))
        {
            foreach (CodeFixProvider fix in OfferedFixes.For(diagnostic.Id))
                foreach (CodeAction action in await OfferedFixes.ActionsAsync(fix, document, diagnostic)) await Check(document, action, report);
        }
    }

    [Theory]
    [MemberData(nameof(Unusual))]
    public async Task Every_extraction_that_is_offered_gives_code_that_compiles(string name)
    {
        Snippet snippet = Snippet.Named(name);
        UserDocument.ErrorsOf(snippet.Source).ShouldBeEmpty();
        Document document = UserDocument.Of(snippet.Source);
        SyntaxNode root = (await document.GetSyntaxRootAsync())!;
        foreach (SyntaxNode node in root.DescendantNodes().Where(static each => each is ExpressionSyntax or StatementSyntax and not BlockSyntax).DistinctBy(static each => each.Span))
        {
            List<CodeAction> actions = [];
            await new ExtractToStepRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, node.Span, actions.Add, CancellationToken.None));
            foreach (CodeAction action in actions) await Check(document, action, node.ToString());
        }
    }

    private async Task Check(Document document, CodeAction action, string place)
    {
        string changed = await UserDocument.TextAfter(action, document);
        output.WriteLine($"{place}: {action.Title}");
        UserDocument.ErrorsOf(changed).ShouldBeEmpty($"'{action.Title}' at '{place}' gave\n{changed}");
    }
}
