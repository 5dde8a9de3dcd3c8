using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Usage;

namespace Workflow.CodeFixes.Usage;

/// <summary>WFL1008: writes the accessibility that the method has had all along. Other signatures have no mechanical way out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SignatureMustBeSupportedFix))]
[Shared]
public sealed class SignatureMustBeSupportedFix : MemberFix<MethodDeclarationSyntax>
{
    public override ImmutableArray<string> FixableDiagnosticIds => [SignatureMustBeSupportedAnalyzer.Id];

    private protected override string? TitleFor(MethodDeclarationSyntax node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(SignatureMustBeSupportedAnalyzer.LacksAccessibility) ? "Make the method private" : null;

    private protected override MethodDeclarationSyntax Change(MethodDeclarationSyntax node, Diagnostic diagnostic) =>
        node.WithModifier(SyntaxKind.PrivateKeyword, 0);
}
