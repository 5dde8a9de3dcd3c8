using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace Workflow.CodeFixes.Refactorings;

/// <summary>Offers to move the selected expression or statements of a workflow's body into a step of their own.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ExtractToStepRefactoring))]
[Shared]
public sealed class ExtractToStepRefactoring : CodeRefactoringProvider
{
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (context.Span.IsEmpty) return;
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) return;
        if (StepExtraction.Of(root, context.Span, model, context.CancellationToken) is not { } extraction) return;
        context.RegisterRefactoring(CodeAction.Create(
            $"Extract to [Step] '{extraction.StepName}'", cancellationToken => extraction.ApplyAsync(context.Document, cancellationToken), nameof(ExtractToStepRefactoring)));
    }
}
