using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators.Binding;

namespace Workflow.CodeFixes.Refactorings;

/// <summary>
/// Moves code of a workflow's body into a new step behind the workflow, and calls the step instead. There is one only where the result compiles and
/// does what the code did: what the step needs and gives can be recorded, and nothing else connects the code with what is around it.
/// </summary>
internal sealed class StepExtraction
{
    private readonly MethodDeclarationSyntax _workflow;
    private readonly TextSpan _replaced;
    private readonly ExtractedStep _step;

    private StepExtraction(MethodDeclarationSyntax workflow, TextSpan replaced, ExtractedStep step)
    {
        _workflow = workflow;
        _replaced = replaced;
        _step = step;
    }

    public string StepName => _step.Name;

    /// <summary>The extraction of what is selected; null where that is not code of a workflow's body, or cannot be a step.</summary>
    public static StepExtraction? Of(SyntaxNode root, TextSpan selection, SemanticModel model, CancellationToken cancellationToken) =>
        SelectedCode.In(root, selection) is { } code ? Of(code, model, cancellationToken) : null;

    /// <summary>The extraction of an expression of a workflow's body; null where it cannot be a step.</summary>
    public static StepExtraction? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        SelectedCode.Of(expression) is { } code ? Of(code, model, cancellationToken) : null;

    public async Task<Document> ApplyAsync(Document document, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        string end = LineEnds.In(_workflow.SyntaxTree.GetRoot(cancellationToken));
        string declaration = end + _step.Declaration(end);
        int behind = _workflow.FullSpan.End;
        // The last line of a file, or a class on one line.
        if (!text.ToString(new TextSpan(behind - 1, 1)).Contains("\n")) declaration = end + declaration;
        string call = _step.Call;
        Document changed = document.WithText(text.WithChanges(new TextChange(_replaced, call), new TextChange(new TextSpan(behind, 0), declaration)));
        var added = new TextSpan(behind + call.Length - _replaced.Length, declaration.Length);
        return await Formatter.FormatAsync(changed, added, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static StepExtraction? Of(SelectedCode code, SemanticModel model, CancellationToken cancellationToken)
    {
        if (code.First.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } workflow) return null;
        KnownSymbols symbols = KnownSymbols.Of(model.Compilation);
        if (model.GetDeclaredSymbol(workflow, cancellationToken) is not IMethodSymbol method || symbols.WorkflowAttributeOf(method) is null) return null;
        if (!SyntaxLimits.Allow(code) || !new OperationLimits(model, symbols, cancellationToken).Allow(code)) return null;
        if (DataOfCode.Of(code, model, cancellationToken) is not { } data) return null;
        return ExtractedStep.Of(code, data, method, model, cancellationToken) is { } step ? new(workflow, code.Span, step) : null;
    }
}
