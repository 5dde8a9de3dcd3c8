using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Usage;
using Workflow.Generators.Binding;

namespace Workflow.CodeFixes.Usage;

/// <summary>
/// WFL1010: starts a run with the client that is at hand, and waits for its result where the code goes on with one. Not offered where no client is in
/// scope, and where the task itself is used.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WorkflowsMustBeStartedFix))]
[Shared]
public sealed class WorkflowsMustBeStartedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [WorkflowsMustBeStartedAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellationToken = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root) return;
        if (await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(WorkflowsMustBeStartedAnalyzer.StartMethod, out string? start) || start is null) continue;
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) continue;
            if (model.GetOperation(call, cancellationToken) is not IInvocationOperation operation || !CanStart(operation)) continue;
            if (Clients.At(call, model, cancellationToken) is not { } client) continue;
            if (Replacement(call, operation, $"{client}.{start}") is not { } replacement) continue;

            CompilationUnitSyntax changed = root.ReplaceNode(replacement.Old, replacement.New);
            INamespaceSymbol space = CalledBy(operation).ContainingNamespace;
            if (!Imports.Include(space, call, model.Compilation)) changed = changed.With(space);
            Document document = context.Document.WithSyntaxRoot(changed);
            context.RegisterCodeFix(
                CodeAction.Create($"Start a run with '{client}.{start}'", _ => Task.FromResult(document), nameof(WorkflowsMustBeStartedFix)), diagnostic);
        }
    }

    private static bool CanStart(IInvocationOperation call) =>
        !CalledBy(call).ContainingType.IsGenericType
        && !call.TargetMethod.IsExtensionMethod
        && call.Arguments.All(argument => argument.ArgumentKind is ArgumentKind.Explicit or ArgumentKind.DefaultValue && HasTheNameOfStart(call, argument));

    private static IMethodSymbol CalledBy(IInvocationOperation call) => ClassForm.CalledOn(call.Instance?.Type, call.TargetMethod);

    // The start method of a class has the parameter of its body, which the call may know by another name.
    private static bool HasTheNameOfStart(IInvocationOperation call, IArgumentOperation argument) =>
        argument.Syntax is not ArgumentSyntax { NameColon: not null } || SymbolEqualityComparer.Default.Equals(CalledBy(call), call.TargetMethod);

    /// <summary>What is replaced by what; null where the task is not awaited at once.</summary>
    private static (ExpressionSyntax Old, ExpressionSyntax New)? Replacement(InvocationExpressionSyntax call, IInvocationOperation operation, string start)
    {
        KnownSymbols symbols = KnownSymbols.Of(operation.SemanticModel!.Compilation);
        HashSet<SyntaxNode> tokens = [.. operation.Arguments
            .Where(argument => argument.Parameter is { } parameter && symbols.IsCancellationToken(parameter.Type))
            .Select(static argument => argument.Syntax)];
        // A token cancels the body; the run is not tied to its starter.
        string arguments = string.Join(", ", call.ArgumentList.Arguments.Where(argument => !tokens.Contains(argument)).Select(static argument => argument.ToString()));
        string started = $"{start}({arguments})";
        if (call.Parent is AwaitExpressionSyntax awaited)
        {
            bool isResultUsed = awaited.Parent is not ExpressionStatementSyntax && KnownSymbols.ResultOf(operation.TargetMethod.ReturnType) is not null;
            string text = isResultUsed ? $"await (await {started}).GetResultAsync()" : $"await {started}";
            return (awaited, Parse(text, awaited));
        }

        return call.Parent is ExpressionStatementSyntax && AsyncCode.CanAwaitAt(call) ? (call, Parse($"await {started}", call)) : null;
    }

    private static ExpressionSyntax Parse(string text, SyntaxNode replaced) => SyntaxFactory.ParseExpression(text).WithTriviaFrom(replaced);
}
