using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Usage;

namespace Workflow.CodeFixes.Usage;

/// <summary>WFL1002: adds <c>partial</c> to one type; each type around it has a diagnostic of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContainingTypesMustBePartialFix))]
[Shared]
public sealed class ContainingTypesMustBePartialFix : MemberFix<TypeDeclarationSyntax>
{
    public override ImmutableArray<string> FixableDiagnosticIds => [ContainingTypesMustBePartialAnalyzer.Id];

    private protected override string? TitleFor(TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        node.Modifiers.Any(SyntaxKind.PartialKeyword) ? null : $"Make '{node.Identifier.ValueText}' partial";

    private protected override TypeDeclarationSyntax Change(TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        node.WithModifier(SyntaxKind.PartialKeyword, node.Modifiers.Count);
}
