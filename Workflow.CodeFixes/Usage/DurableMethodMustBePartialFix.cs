using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Usage;

namespace Workflow.CodeFixes.Usage;

/// <summary>WFL1001: adds <c>partial</c>, which has to stand last among the modifiers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DurableMethodMustBePartialFix))]
[Shared]
public sealed class DurableMethodMustBePartialFix : MemberFix<MethodDeclarationSyntax>
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DurableMethodMustBePartialAnalyzer.Id];

    private protected override string? TitleFor(MethodDeclarationSyntax node, Diagnostic diagnostic) =>
        node.Modifiers.Any(SyntaxKind.PartialKeyword) ? null : "Make the method partial";

    private protected override MethodDeclarationSyntax Change(MethodDeclarationSyntax node, Diagnostic diagnostic) =>
        node.WithModifier(SyntaxKind.PartialKeyword, node.Modifiers.Count);
}
