using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Determinism;

namespace Workflow.CodeFixes.Determinism;

/// <summary>WFL2013: leaves <c>ConfigureAwait</c> out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StayOnTheRunsContextFix))]
[Shared]
public sealed class StayOnTheRunsContextFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [StayOnTheRunsContextAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // Options may ask for more than the context, and behind a ?. there is no expression that could stay.
            if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not
                { Expression: MemberAccessExpressionSyntax access } call) continue;
            if (call.Parent is not AwaitExpressionSyntax || call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not LiteralExpressionSyntax) continue;
            ExpressionSyntax task = access.Expression.WithTrailingTrivia(call.GetTrailingTrivia());
            Document changed = context.Document.WithSyntaxRoot(root.ReplaceNode(call, task));
            context.RegisterCodeFix(CodeAction.Create("Leave out ConfigureAwait", _ => Task.FromResult(changed), nameof(StayOnTheRunsContextFix)), diagnostic);
        }
    }
}
