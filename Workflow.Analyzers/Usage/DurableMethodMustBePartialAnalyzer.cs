using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1001. The generator emits nothing for a method that is not partial, so that without this rule it would run unrecorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurableMethodMustBePartialAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1001";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A workflow or step must be partial",
        "{0} is not partial, so nothing is generated for it and it would run without durability; write '{1}'",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The user writes the implementing part of a [Workflow] or [Step] method, the generator its defining part and its durable form.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (method.Declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || !SignatureProblems.CanBePartial(method)) return;
        context.ReportDiagnostic(Diagnostic.Create(Rule, method.Declaration.Identifier.GetLocation(), method.Title, Replacement(method.Declaration)));
    }

    private static string Replacement(MethodDeclarationSyntax declaration)
    {
        IEnumerable<string> modifiers = declaration.Modifiers.Select(modifier => modifier.ValueText).Append("partial");
        return $"{string.Join(" ", modifiers)} {declaration.ReturnType} {declaration.Identifier.ValueText}(…)";
    }
}
