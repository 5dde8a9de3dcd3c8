using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Tests.Suppressions;

// It borrows the id of another, and is never shipped.
#pragma warning disable RS1001, RS1029, RS1036, RS2008

/// <summary>Stands in for the analyzer of CA2007, which comes with the SDK only: warns at the operand of every await.</summary>
internal sealed class AwaitWarner : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "CA2007", "Await", "Consider calling ConfigureAwait", "Reliability", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node => node.ReportDiagnostic(Diagnostic.Create(Rule, ((AwaitExpressionSyntax)node.Node).Expression.GetLocation())),
            SyntaxKind.AwaitExpression);
    }
}
