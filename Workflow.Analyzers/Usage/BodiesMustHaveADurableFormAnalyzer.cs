using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1019. What a body cannot be lowered for is decided by the lowering itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BodiesMustHaveADurableFormAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1019";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The body of a workflow must have a durable form",
        "{0} {1}; {2}",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator copies the body of a workflow into a file of its own, in which durable calls are recorded: its text must mean the same there.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (method.Kind != DurableKind.Workflow) return;
        SyntaxNode? body = (SyntaxNode?)method.Declaration.Body ?? method.Declaration.ExpressionBody;
        if (body is null) return;
        if (BodyLimit.OfNames(body) is { } ofNames) Report(ofNames);
        foreach (SimpleNameSyntax name in body.DescendantNodes().OfType<SimpleNameSyntax>())
            if (BodyLimit.At(name, context.SemanticModel, method.Symbols, context.CancellationToken) is { } limit) Report(limit);

        void Report(BodyLimit limit) => context.ReportDiagnostic(Diagnostic.Create(Rule, limit.Place.GetLocation(), method.Title, limit.Finding, limit.Replacement));
    }
}
