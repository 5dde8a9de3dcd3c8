using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Workflow.Analyzers.Usage;

namespace Workflow.CodeFixes.Usage;

/// <summary>WFL1003, and the <c>async void</c> of WFL1009: wraps the result in a task and makes the method async, so that its body stays as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DurableMethodMustReturnTaskFix))]
[Shared]
public sealed class DurableMethodMustReturnTaskFix : MemberFix<MethodDeclarationSyntax>
{
    private const string Task = "global::System.Threading.Tasks.Task";

    public override ImmutableArray<string> FixableDiagnosticIds =>
        [DurableMethodMustReturnTaskAnalyzer.Id, AttributesMustStandOnOrdinaryMethodsAnalyzer.Id];

    private protected override string? TitleFor(MethodDeclarationSyntax node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(DurableMethodMustReturnTaskAnalyzer.IsWrappable) && !IsIterator(node)
            ? IsVoid(node) ? "Return Task" : $"Return Task<{node.ReturnType}>"
            : null;

    private protected override MethodDeclarationSyntax Change(MethodDeclarationSyntax node, Diagnostic diagnostic)
    {
        TypeSyntax type = SyntaxFactory.ParseTypeName(IsVoid(node) ? Task : $"{Task}<{node.ReturnType.WithoutTrivia()}>")
            .WithTriviaFrom(node.ReturnType)
            .WithAdditionalAnnotations(Simplifier.Annotation);
        MethodDeclarationSyntax changed = node.WithReturnType(type);
        if (node.Modifiers.Any(SyntaxKind.AsyncKeyword)) return changed;
        int partial = node.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return changed.WithModifier(SyntaxKind.AsyncKeyword, partial < 0 ? node.Modifiers.Count : partial);
    }

    private static bool IsVoid(MethodDeclarationSyntax method) =>
        method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static bool IsIterator(MethodDeclarationSyntax method) =>
        method.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<YieldStatementSyntax>().Any();
}
