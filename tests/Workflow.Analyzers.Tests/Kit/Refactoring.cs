using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>What a refactoring makes of a source in which the selection is drawn: <c>[|selection|]</c>.</summary>
internal static class Refactoring<TRefactoring>
    where TRefactoring : CodeRefactoringProvider, new()
{
    /// <summary>The refactoring turns one source into the other, which compiles together with what the generator makes of it.</summary>
    public static async Task Turns(string marked, string after)
    {
        Document document = UserDocument.Of(MarkedSource.Strip(marked));
        CodeAction action = (await ActionsFor(document, marked)).ShouldHaveSingleItem();
        string changed = await UserDocument.TextAfter(action, document);
        changed.ShouldBe(after);
        UserDocument.ErrorsOf(changed).ShouldBeEmpty();
    }

    /// <summary>The source compiles, and nothing is offered for the selection.</summary>
    public static async Task OffersNothingFor(string marked)
    {
        string source = MarkedSource.Strip(marked);
        UserDocument.ErrorsOf(source).ShouldBeEmpty("a source for which nothing is offered has to compile");
        (await ActionsFor(UserDocument.Of(source), marked)).ShouldBeEmpty();
    }

    private static async Task<ImmutableArray<CodeAction>> ActionsFor(Document document, string marked)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal) - "[|".Length;
        var actions = new List<CodeAction>();
        var context = new CodeRefactoringContext(document, TextSpan.FromBounds(start, end), actions.Add, CancellationToken.None);
        await new TRefactoring().ComputeRefactoringsAsync(context);
        return [.. actions];
    }
}
